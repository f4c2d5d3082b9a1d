import { facetNames, type Narrowed } from "./facets.ts";

/**
 * What was counted, by name: `joined`, and again under each value of each facet, `joined|organisation:supplier`. All are whole numbers that add up, so a period is the sum of
 * its days in whatever order, and a figure is a name and no shape of its own.
 */
export type Counts = Readonly<Record<string, number>>;

/** The name under which a count is kept, as a whole or of one value of a facet. */
export const countName = (name: string, narrowed?: Narrowed): string =>
  narrowed === undefined ? name : `${name}|${narrowed.facet}:${narrowed.value}`;

/** The count and the facet that a name is of. */
export const parseCountName = (text: string): { readonly name: string; readonly narrowed?: Narrowed } => {
  const [name = "", of] = text.split("|");
  const at = of?.indexOf(":") ?? -1;
  const facet = facetNames.find((one) => one === of?.slice(0, at));
  return of === undefined || facet === undefined
    ? { name }
    : { name, narrowed: { facet, value: of.slice(at + 1) } };
};

/** Counts added up name by name, in order of the names; what comes to nothing is left out, so that equal sums are equal records. */
export const addUp = (all: readonly Counts[]): Counts => {
  const sums = new Map<string, number>();
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + count);
  return Object.fromEntries(
    [...sums].filter(([, sum]) => sum !== 0).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
};
