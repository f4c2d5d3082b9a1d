import { type Item, queryAll, type Table } from "../../platform/dynamo.ts";

/** Something filed under a person, with its place among theirs. */
export interface Filed {
  readonly place: string;
  readonly item: Item;
}

/** The two stretches of what is filed under a person that are not the journal’s entries: those hold ids only. "$" is the character after "#". */
export const STRETCHES = [
  { from: "!", to: "ENTRY#" },
  { from: "ENTRY$", to: "~" },
] as const;

/** The entries about a person. */
export const ENTRIES = { from: "ENTRY#", to: "ENTRY$" } as const;

/** Some of what is filed under a person behind a place, with the items. One query of the index, which may be a moment behind. */
export const filedAfter = async (
  table: Table,
  person: string,
  { from, to, limit }: { readonly from: string; readonly to: string; readonly limit: number },
): Promise<readonly Filed[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND personSort BETWEEN :from AND :to",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":from": from, ":to": to },
    },
    { limit: limit + 1 },
  );
  return items
    .map((item) => ({ place: String(item["personSort"]), item }))
    .filter(({ place }) => place !== from)
    .slice(0, limit);
};
