import type { Saving } from "../journal/change.ts";
import type { Overtaken } from "../journal/commit.ts";
import { type Key, queryAll, readItem, type Table } from "../platform/dynamo.ts";
import { defaultWords } from "./default-words.ts";
import { type HomePageEdit, type HomeWords, homeWordsSchema } from "./words.ts";

const PAGE = "PAGE#home";
const current: Key = { pk: PAGE, sk: "CURRENT" };
const versionKey = (version: number): Key => ({
  pk: PAGE,
  sk: `VERSION#${String(version).padStart(6, "0")}`,
});

const shipped: HomeWords = { version: 0, words: defaultWords.trim() };

/** The words of the home page as they are now. One read. */
export const readWords = async (table: Table): Promise<HomeWords> => {
  const item = await readItem(table, current);
  return item === undefined ? shipped : homeWordsSchema.parse(item["home"]);
};

/** The last versions of the words: the one that is shown now first, the shipped one last. One query. */
export const readVersions = async (
  table: Table,
  limit = 20,
): Promise<readonly [HomeWords, ...HomeWords[]]> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :page AND begins_with(sk, :version)",
      ExpressionAttributeValues: { ":page": PAGE, ":version": "VERSION#" },
      ScanIndexForward: false,
      ConsistentRead: true,
    },
    { limit },
  );
  const [newest, ...older] = items.map((item) => homeWordsSchema.parse(item["home"]));
  return newest === undefined ? [shipped] : [newest, ...older, shipped];
};

/** The next version of the words, provided that nobody saved one since they were read. */
export const saveWords = ({ home, entries }: HomePageEdit): Saving<Overtaken> => ({
  writes: [
    {
      put: { ...current, home },
      when: {
        expression: "attribute_not_exists(pk) OR home.version = :before",
        values: { ":before": home.version - 1 },
      },
      otherwise: "overtaken",
    },
    { put: { ...versionKey(home.version), home } },
  ],
  entries,
});
