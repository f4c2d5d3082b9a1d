import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type CommitNeeds, type Committed, commit } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { type Key, readItem, type Table } from "../platform/dynamo.ts";
import { defaultWords } from "./default-words.ts";
import { type HomeWords, homeWordsSchema } from "./words.ts";

const PAGE = "PAGE#home";
const current: Key = { pk: PAGE, sk: "CURRENT" };
const versionKey = (version: number): Key => ({
  pk: PAGE,
  sk: `VERSION#${String(version).padStart(6, "0")}`,
});

const shipped: HomeWords = { version: 0, words: defaultWords };

/** The words of the home page as they are now. One read. */
export const readWords = async (table: Table): Promise<HomeWords> => {
  const item = await readItem(table, current);
  return item === undefined ? shipped : homeWordsSchema.parse(item["home"]);
};

/** The last versions of the words, the newest first, the shipped one last. One query. */
export const readVersions = async (table: Table, limit = 20): Promise<readonly HomeWords[]> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :page AND begins_with(sk, :version)",
      ExpressionAttributeValues: { ":page": PAGE, ":version": "VERSION#" },
      ScanIndexForward: false,
      Limit: limit,
      ConsistentRead: true,
    }),
  );
  return [...Items.map((item) => homeWordsSchema.parse(item["home"])), shipped];
};

/** Saves the next version of the words. Refused as `changed` when somebody saved one since they were read. */
export const saveWords = (
  needs: CommitNeeds,
  edit: { readonly home: HomeWords; readonly entries: readonly Entry[] },
  once: string,
): Promise<Committed<"changed">> =>
  commit<"changed">(needs, {
    once,
    writes: [
      {
        put: { ...current, home: edit.home },
        when: {
          expression: "attribute_not_exists(pk) OR home.version = :before",
          values: { ":before": edit.home.version - 1 },
        },
        otherwise: "changed",
      },
      { put: { ...versionKey(edit.home.version), home: edit.home } },
    ],
    entries: edit.entries,
  });
