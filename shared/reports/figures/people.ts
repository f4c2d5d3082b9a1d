import * as z from "zod/mini";
import { ownValue } from "../../platform/keys.ts";
import { addUp, type Counts, countName } from "./counts.ts";
import { type Facts, type Known, knownOn, memberOn, narrowedBy } from "./facts.ts";
import { type Row, rowShape } from "./rows.ts";

/** A row with what its person is counted under. Of several stretches of time, what was known in the latest holds. */
export const personRowSchema = z.lazy(() =>
  z.object({
    ...rowShape,
    organisation: z.optional(z.string()),
    region: z.optional(z.string()),
    role: z.optional(z.string()),
    topics: z.array(z.string()),
    team: z.optional(z.literal(true)),
  }),
);

/** A row with what its person is counted under. */
export type PersonRow = Row & Known;

/** Adds one by one, in an object that is kept. */
export interface Sum {
  readonly add: (name: string, by: number) => void;
  readonly counts: () => Counts;
}

/** Begins a sum. */
export const startSum = (): Sum => {
  const sums = new Map<string, number>();
  return {
    add: (name, by) => {
      sums.set(name, (sums.get(name) ?? 0) + by);
    },
    counts: () => addUp([Object.fromEntries(sums)]),
  };
};

/** Of these the entries themselves say of what kind of organisation it is. */
const KIND_IN_ENTRY = new Set(["members", "joined", "left"]);

const addDivided = (sum: Sum, known: Known, counts: Counts): void => {
  for (const narrowed of narrowedBy(known))
    for (const [name, count] of Object.entries(counts))
      if (narrowed.facet !== "organisation" || !KIND_IN_ENTRY.has(name))
        sum.add(countName(name, narrowed), count);
};

const attendance = (row: Row): Counts => {
  const words = Object.values(row.came);
  const attended = words.filter(Boolean).length;
  return addUp([{ attended, "did-not-attend": words.length - attended }]);
};

/** What a person's day adds to the counts that are divided by what people are. */
export const addDay = (sum: Sum, row: PersonRow): void =>
  addDivided(sum, row, addUp([row.counts, attendance(row)]));

/** How a person's day changes how many members there are of each kind: away from what was known when the day began, to what was when it ended. */
export const addMoves = (sum: Sum, facts: Facts, date: string, dayBefore: string): void => {
  if (memberOn(facts, dayBefore)) addDivided(sum, knownOn(facts, dayBefore), { members: -1 });
  if (memberOn(facts, date)) addDivided(sum, knownOn(facts, date), { members: 1 });
};

/** As what somebody is one of the different people of a period. */
const asWhat = (row: PersonRow): readonly string[] => {
  if (row.team === true) return [];
  const came = Object.values(row.came).filter(Boolean).length;
  const did = (name: string) => (ownValue(row.counts, name) ?? 0) > 0;
  const registered = did("registrations");
  return [
    ...(row.active || came > 0 ? ["active"] : []),
    ...(did("enquiries") ? ["enquired"] : []),
    ...(registered ? ["registered"] : []),
    ...(came > 0 ? ["came"] : []),
    ...(came > 1 ? ["came-again"] : []),
  ];
};

/** Counts somebody once among the different people of a period. The team is not counted. */
export const addPerson = (sum: Sum, row: PersonRow): void => {
  for (const name of asWhat(row)) {
    sum.add(name, 1);
    addDivided(sum, row, { [name]: 1 });
  }
};
