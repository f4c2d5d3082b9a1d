import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Entry } from "../journal/entry.ts";
import { parseEntryItem } from "../journal/store.ts";
import type { Item, Table } from "../platform/dynamo.ts";
import type { Letter } from "./letter.ts";
import { parseLetter } from "./store.ts";

/** What happened to a thing and which letters are about it, both oldest first. */
export interface About {
  readonly entries: readonly Entry[];
  readonly letters: readonly Letter[];
}

/** The history of one thing together with the letters about it: at most `limit` of both, letters before entries, the latest of each. One query. */
export const readAbout = async (table: Table, subject: string, limit = 300): Promise<About> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: "by-subject",
      KeyConditionExpression: "subject = :subject AND subjectSort BETWEEN :first AND :last",
      // "$" is the character after "#".
      ExpressionAttributeValues: { ":subject": subject, ":first": "ENTRY#", ":last": "LETTER$" },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  const items = Items.toReversed();
  // Other things lie beside them: mails that name an enquiry and are held.
  const beginning = (item: Item, name: string): boolean => String(item["subjectSort"]).startsWith(name);
  return {
    entries: items.filter((item) => beginning(item, "ENTRY#")).map(parseEntryItem),
    letters: items.filter((item) => beginning(item, "LETTER#")).map(parseLetter),
  };
};
