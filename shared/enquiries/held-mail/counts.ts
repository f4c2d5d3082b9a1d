import type { Item, Key } from "../../platform/dynamo.ts";

/** The counts are spread over so many items, so that mails that are held together do not wait for one another. */
const SHARDS = 4;

const countsKey = (shard: number): Key => ({ pk: `HELD-MAIL-COUNTS#${shard}`, sk: "COUNTS" });

/** The key of the counts that a held mail is counted in. The last digit of its id is random. */
export const countsKeyOf = (id: string): Key => countsKey((id.codePointAt(id.length - 1) ?? 0) % SHARDS);

/** Keys of the counts, to be read with what every page of the desk reads at its start. */
export const heldMailCountKeys: readonly Key[] = Array.from({ length: SHARDS }, (_, shard) =>
  countsKey(shard),
);

/** How many mails wait for somebody's decision, and how many that machines wrote are set aside and still undecided: all of them. */
export interface OpenMail {
  readonly held: number;
  readonly setAside: number;
}

/** The counts in the items of `heldMailCountKeys`. */
export const toOpenMail = (items: readonly (Item | undefined)[]): OpenMail => {
  const sum = (name: "held" | "set-aside") =>
    items.reduce((all, item) => all + (typeof item?.[name] === "number" ? item[name] : 0), 0);
  return { held: sum("held"), setAside: sum("set-aside") };
};
