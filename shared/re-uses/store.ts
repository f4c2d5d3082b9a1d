import type * as z from "zod/mini";
import type { Overtaken, Write } from "../journal/commit.ts";
import { nameKey } from "../people/organisation-name.ts";
import {
  type Item,
  type Key,
  queryAll,
  readItem,
  readItems,
  readList,
  type Table,
} from "../platform/dynamo.ts";
import { ownValue } from "../platform/keys.ts";
import {
  type Asking,
  askingSchema,
  confirmedStage,
  type Note,
  noteSchema,
  type ReUse,
  type ReUseSummary,
  reUseSchema,
  summarySchema,
  titledReUse,
} from "./re-use.ts";
import type { Used } from "./request/decide.ts";

const LIST = "RE-USES";

/** The key of a re-use. */
export const reUseKey = titledReUse.key;

/** What somebody uses by one name: the item's reference, else the project's. */
const usedName = ({ item, project }: Used): string => item?.reference ?? project?.reference ?? "";

/** The key under which an organisation's use of one thing is found, so that there is one of it: the code, else the name in any spelling. */
export const useKey = (
  used: string,
  { name, code }: { readonly name: string; readonly code?: string | undefined },
): Key => ({
  pk: `USE-OF#${used}`,
  sk: code === undefined ? `NAME#${nameKey(name)}` : `CODE#${code}`,
});

const sortOf = ({ requestedAt, reference }: Pick<ReUseSummary, "requestedAt" | "reference">): string =>
  `RE-USE#${requestedAt}#${reference}`;

const reUseItem = (reUse: ReUse): Item & Key => ({
  ...reUseKey(reUse.reference),
  reUse,
  ...(reUse.mergedInto === undefined
    ? { list: LIST, listSort: `${reUse.nextContactOn ?? "none"}#${reUse.stage}#${reUse.reference}` }
    : {}),
  ...(reUse.contact === undefined || reUse.mergedInto !== undefined
    ? {}
    : { person: `PERSON#${reUse.contact}`, personSort: sortOf(reUse) }),
});

/** What is found from the item, the project and the organisation: what can be counted, and nothing about a person. */
const summaryItems = (reUse: ReUse): readonly [Item & Key, ...(Item & Key)[]] => {
  const use = summarySchema.parse({ ...reUse, confirmed: confirmedStage(reUse) });
  const subjectSort = sortOf(use);
  const { item, project, organisation, reference } = reUse;
  const filed = (sk: string, subject: string): Item & Key => ({
    pk: reUseKey(reference).pk,
    sk,
    use,
    subject,
    subjectSort,
  });
  return [
    {
      ...useKey(usedName(reUse), organisation),
      use,
      ...(item === undefined ? {} : { subject: `catalogue-item:${item.reference}`, subjectSort }),
    },
    ...(project === undefined ? [] : [filed("OF-PROJECT", `project:${project.reference}`)]),
    ...(organisation.code === undefined
      ? []
      : [filed("OF-ORGANISATION", `organisation:${organisation.code}`)]),
  ];
};

/** The re-use in an item. Throws a ZodError on anything else. */
export const toReUse = (item: Item): ReUse => reUseSchema.parse(item["reUse"]);
const toSummary = (item: Item): ReUseSummary => summarySchema.parse(item["use"]);

/** The summary in an item found by `useKey`; undefined where there is none. */
export const toUse = (item: Item | undefined): ReUseSummary | undefined =>
  item === undefined ? undefined : toSummary(item);

/** The writes of a new re-use. Overtaken when the same organisation came in with the same thing at the same moment. */
export const putNewReUse = (reUse: ReUse): Write<Overtaken>[] => {
  const [use, ...filed] = summaryItems(reUse);
  const isNew = { expression: "attribute_not_exists(pk)" };
  return [
    { put: reUseItem(reUse), when: isNew, otherwise: "overtaken" },
    { put: use, when: isNew, otherwise: "overtaken" },
    ...filed.map((put) => ({ put })),
  ];
};

/** A re-use before and after a change. */
interface Changed {
  readonly before: ReUse;
  readonly after: ReUse;
}

const keyOf = (reUse: ReUse): Key => useKey(usedName(reUse), reUse.organisation);
const isSame = (a: Key, b: Key): boolean => a.pk === b.pk && a.sk === b.sk;

const putRecord = ({ before, after }: Changed): Write<Overtaken> => ({
  put: reUseItem(after),
  when: {
    expression: "#reUse.#version = :version",
    names: { "#reUse": "reUse", "#version": "version" },
    values: { ":version": before.version },
  },
  otherwise: "overtaken",
});

/** The writes that keep a re-use of which neither the organisation nor what it uses has changed, if nobody changed it since. */
export const putSameReUse = (before: ReUse, after: ReUse): Write<Overtaken>[] => [
  putRecord({ before, after }),
  ...summaryItems(after).map((put) => ({ put })),
];

/** The writes that keep a changed re-use, if nobody changed it since. */
export const putReUse = (before: ReUse, after: ReUse): Write<Overtaken>[] => {
  const [from, to] = [keyOf(before), keyOf(after)];
  const [use, ...filed] = summaryItems(after);
  const isFree = { expression: "attribute_not_exists(pk)" };
  return [
    putRecord({ before, after }),
    isSame(from, to) ? { put: use } : { put: use, when: isFree, otherwise: "overtaken" },
    ...filed.map((put) => ({ put })),
    ...(isSame(from, to) ? [] : [{ delete: from }]),
  ];
};

/** The writes that make two re-uses one, if nobody changed either since. Whoever asks under the other's name finds the one that goes on. */
export const putMerged = (gone: Changed, kept: Changed): Write<Overtaken>[] => {
  const [freed, held] = [keyOf(kept.before), keyOf(kept.after)];
  const [use, ...filed] = summaryItems(kept.after);
  const [other, ...otherFiled] = summaryItems(gone.after);
  const isFree = { expression: "attribute_not_exists(pk)" };
  const isTheirs = isSame(held, freed) || isSame(held, keyOf(gone.before));
  return [
    putRecord(gone),
    putRecord(kept),
    isTheirs ? { put: use } : { put: use, when: isFree, otherwise: "overtaken" },
    ...(isSame(held, keyOf(gone.before)) ? [] : [{ put: other }]),
    ...(isSame(held, freed) ? [] : [{ delete: freed }]),
    ...[...filed, ...otherFiled].map((put) => ({ put })),
  ];
};

/** The write of what somebody wrote when they asked. */
export const putAsking = (reference: string, asking: Asking): Write => ({
  put: { pk: reUseKey(reference).pk, sk: `ASKING#${asking.at}#${asking.id}`, asking },
});

/** The write of a note. */
export const putNote = (reference: string, note: Note): Write => ({
  put: { pk: reUseKey(reference).pk, sk: `NOTE#${note.at}#${note.id}`, note },
});

/** The re-use with this reference, or undefined. One read. */
export const readReUse = async (table: Table, reference: string): Promise<ReUse | undefined> => {
  const item = await readItem(table, reUseKey(reference));
  return item === undefined ? undefined : toReUse(item);
};

/** A re-use and the key of the last note about it, or undefined. One read and one query of a note. */
export const readReUseWithLastNote = async (
  table: Table,
  reference: string,
): Promise<{ readonly reUse: ReUse; readonly said: Key | undefined } | undefined> => {
  const query = {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :note)",
    ExpressionAttributeValues: { ":pk": reUseKey(reference).pk, ":note": "NOTE#" },
    ScanIndexForward: false,
    ConsistentRead: true,
  };
  const [reUse, [last]] = await Promise.all([
    readReUse(table, reference),
    queryAll(table, query, { limit: 1 }),
  ]);
  const said = last === undefined ? undefined : { pk: String(last["pk"]), sk: String(last["sk"]) };
  return reUse && { reUse, said };
};

/** The re-uses with these references, in that order; undefined where there is none. One read. */
export const readReUses = async (
  table: Table,
  references: readonly string[],
): Promise<readonly (ReUse | undefined)[]> =>
  (await readItems(table, references.map(reUseKey))).map((item) =>
    item === undefined ? undefined : toReUse(item),
  );

/** A re-use with what was written about it, the latest first. */
export interface WholeReUse {
  readonly reUse: ReUse;
  readonly askings: readonly Asking[];
  readonly notes: readonly Note[];
}

const queryOf = (table: Table, pk: string): Promise<Item[]> =>
  queryAll(table, {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": pk },
    ConsistentRead: true,
  });

/** A re-use with what was written about it and about those that go on in it, or undefined. One query for each of them. */
export const readWholeReUse = async (table: Table, reference: string): Promise<WholeReUse | undefined> => {
  const own = await queryOf(table, reUseKey(reference).pk);
  const found = own.find(({ sk }) => sk === "RE-USE");
  if (found === undefined) return undefined;
  const reUse = toReUse(found);
  const others = await Promise.all(reUse.absorbed.map((other) => queryOf(table, reUseKey(other).pk)));
  const of = <Value extends { readonly at: string }>(name: string, schema: z.ZodMiniType<Value>): Value[] =>
    [own, ...others]
      .flat()
      .map((item) => ownValue(item, name))
      .flatMap((kept) => (kept === undefined ? [] : [schema.parse(kept)]))
      .sort((a, b) => (a.at < b.at ? 1 : -1));
  return { reUse, askings: of("asking", askingSchema), notes: of("note", noteSchema) };
};

/** Every re-use that does not go on in another, the one whose next contact is due first at the top. One query for every megabyte. */
export const listReUses = async (table: Table): Promise<readonly ReUse[]> =>
  (await readList(table, LIST)).map(toReUse);

/** Who uses one thing, by its reference. One query of the table itself, strongly consistent, which the public site may make. */
export const listUses = async (table: Table, used: string): Promise<readonly ReUseSummary[]> =>
  (await queryOf(table, `USE-OF#${used}`)).map(toSummary);

/** The uses among items that are filed under something, in the order in which they are. */
export const usesIn = (filed: readonly Item[]): readonly ReUseSummary[] =>
  filed.flatMap((item) => (item["use"] === undefined ? [] : toSummary(item)));

/** Who uses what came of a project, in order of asking. One query. */
export const listUsesOfProject = async (table: Table, project: string): Promise<readonly ReUseSummary[]> => {
  const items = await queryAll(table, {
    IndexName: "by-subject",
    KeyConditionExpression: "subject = :subject AND begins_with(subjectSort, :uses)",
    ExpressionAttributeValues: { ":subject": `project:${project}`, ":uses": "RE-USE#" },
  });
  return usesIn(items);
};
