import { sortOut } from "../../exports/kinds.ts";
import { toRecord } from "../../exports/plain-record.ts";
import { type Item, type Key, queryAll, type Table } from "../../platform/dynamo.ts";
import { ruleOf } from "../catalogue/catalogue.ts";
import { filedAfter, STRETCHES } from "../erasure/filed.ts";
import { type Gathered, passagesOf } from "./model.ts";

/** Records that are kept by one transaction. */
const AT_ONCE = 20;

/** Some of what is kept about a person, and where to go on; without `next` it was the last of this source. */
export interface GatheredPage {
  readonly records: readonly Gathered[];
  readonly next?: string | undefined;
}

/** A source of records about a person: page after page. */
export type Source = (table: Table, person: string, cursor: string | undefined) => Promise<GatheredPage>;

const TEXTS = new Set(["text", "reason", "what"]);

const textsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    TEXTS.has(name) && typeof inner === "string" ? [inner] : textsIn(inner),
  );
};

/** What they wrote themselves needs nobody to look at it. */
const isOwnMessage = (record: Readonly<Record<string, unknown>>, person: string): boolean =>
  record["from"] === "they" && record["person"] === person;

/** An item as a record of the copy; none where the catalogue says that its kind is not in it. */
export const toGathered = (item: Item, person: string): readonly Gathered[] => {
  const key = { pk: String(item["pk"]), sk: String(item["sk"]) };
  const sorted = sortOut(key);
  if ("leftOut" in sorted) return [];
  const { kind } = sorted;
  const rule = ruleOf(kind.name);
  if (rule?.dataClass !== "personal" || typeof rule.copied === "object") return [];
  const record = toRecord(item, kind);
  const looks = rule.copied === "after review" && !isOwnMessage(record, person);
  const passages = looks ? textsIn(record).flatMap(passagesOf) : [];
  return [
    {
      id: `${key.pk}/${key.sk}`,
      kind: kind.name,
      record: { ...record },
      ...(passages.length > 0 && { passages: [...passages] }),
    },
  ];
};

const filed =
  ({ from, to }: (typeof STRETCHES)[number]): Source =>
  async (table, person, cursor) => {
    const page = await filedAfter(table, person, { from: cursor ?? from, to, limit: AT_ONCE });
    return {
      records: page.flatMap(({ item }) => toGathered(item, person)),
      next: page.length === AT_ONCE ? page.at(-1)?.place : undefined,
    };
  };

const partition = async (
  table: Table,
  pk: string,
  after: string | undefined,
): Promise<readonly (Item & Key)[]> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: after === undefined ? "pk = :pk" : "pk = :pk AND sk > :after",
      ExpressionAttributeValues: { ":pk": pk, ...(after !== undefined && { ":after": after }) },
      ConsistentRead: true,
    },
    { limit: AT_ONCE },
  );
  return items.map((item) => ({ ...item, pk: String(item["pk"]), sk: String(item["sk"]) }));
};

const own =
  (of: string): Source =>
  async (table, person, cursor) => {
    const items = await partition(table, `${of}#${person}`, cursor);
    return {
      // What is filed under the person, too, comes with that.
      records: items
        .filter((item) => item["personSort"] === undefined)
        .flatMap((item) => toGathered(item, person)),
      next: items.length === AT_ONCE ? items.at(-1)?.sk : undefined,
    };
  };

/** What lies beside a thing of theirs: the messages of an enquiry, the assessments of an application, the notes on a re-use. The cursor is a place and a sort key. */
const beside =
  (prefix: string): Source =>
  async (table, person, cursor) => {
    const [place = prefix, after] = cursor?.split("|") ?? [];
    const of = { from: place, to: `${prefix}~`, limit: 1 };
    const [next] = after === undefined ? await filedAfter(table, person, of) : [];
    const pk = after?.split(" ")[0] ?? (next === undefined ? undefined : String(next.item["pk"]));
    if (pk === undefined) return { records: [] };
    const sk = after?.split(" ")[1];
    const items = await partition(table, pk, sk);
    const at = next?.place ?? place;
    const records = items
      .filter((item) => item["personSort"] === undefined)
      .flatMap((item) => toGathered(item, person));
    const last = items.at(-1);
    return { records, next: items.length === AT_ONCE && last !== undefined ? `${at}|${pk} ${last.sk}` : at };
  };

/** Everything that is kept about a person, source after source. */
export const sources: readonly Source[] = [
  own("PERSON"),
  own("MEMBER"),
  own("ENGAGEMENT"),
  ...STRETCHES.map(filed),
  beside("ENQUIRY#"),
  beside("APPLICATION#"),
  beside("RE-USE#"),
];
