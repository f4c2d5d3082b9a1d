import type { Entry } from "../journal/entry.ts";
import { parseEntryItem } from "../journal/store.ts";
import { type Item, queryAll, type Table } from "../platform/dynamo.ts";
import { tasksIn } from "../tasks/read.ts";
import type { Task } from "../tasks/task.ts";
import { parseLetter } from "./item.ts";
import type { Letter } from "./letter.ts";

/** What happened to a thing, which letters are about it and what the team has to do about it, each oldest first. */
export interface About {
  readonly entries: readonly Entry[];
  readonly letters: readonly Letter[];
  readonly tasks: readonly Task[];
}

/** The history of one thing together with the letters and tasks about it: at most `limit` of all, tasks before letters before entries, the latest of each. One query. */
export const readAbout = async (table: Table, subject: string, limit = 300): Promise<About> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-subject",
      KeyConditionExpression: "subject = :subject AND subjectSort BETWEEN :first AND :last",
      // "$" is the character after "#".
      ExpressionAttributeValues: { ":subject": subject, ":first": "ENTRY#", ":last": "TASK$" },
      ScanIndexForward: false,
    },
    { limit },
  );
  const oldestFirst = items.toReversed();
  // Other things lie beside them: mails that name an enquiry and are held.
  const beginning = (item: Item, name: string): boolean => String(item["subjectSort"]).startsWith(name);
  return {
    entries: oldestFirst.filter((item) => beginning(item, "ENTRY#")).map(parseEntryItem),
    letters: oldestFirst.filter((item) => beginning(item, "LETTER#")).map(parseLetter),
    tasks: tasksIn(oldestFirst),
  };
};
