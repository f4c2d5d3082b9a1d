import * as z from "zod/mini";
import type { Entry, EntryDefinition } from "../journal/entry.ts";
import type { Table } from "../platform/dynamo.ts";
import { localDate } from "../platform/wall-clock.ts";
import { type ActivityKind, activityKindNames } from "./activity-kinds.ts";

/**
 * Something that somebody did and that counts towards their engagement. It is known by its kind and the thing that it was done with: whoever answers the
 * same survey again, or is recorded twice as having come, did it once.
 */
export const activitySchema = z.lazy(() =>
  z.object({
    kind: z.enum(activityKindNames),
    /** `event:EVT-...`. */
    thing: z.string(),
    /** The London date on which it was done. */
    on: z.iso.date(),
    /** Of what was said of it, the latest counts: its moment, and the id of its entry. */
    at: z.iso.datetime(),
    entry: z.uuid(),
    /** Whether it was done; false when it was said to be, and then corrected. */
    counts: z.boolean(),
  }),
);

/** Something that somebody did. */
export type Activity = z.infer<typeof activitySchema>;

/** How an entry counts: made by `countsAs`, beside the definition of the entry, in the `activities.ts` of its feature. */
export interface CountedEntry {
  readonly entry: EntryDefinition;
  readonly kind: ActivityKind;
  readonly activityIn: (table: Table, entry: Entry) => Promise<Activity | undefined>;
}

interface Counting<Data> {
  readonly kind: ActivityKind;
  /** What it was done with, so that it counts once; the entry's subject unless told. */
  readonly thing?: (entry: Entry<string, Data>) => string;
  /** Whether the entry counts at all: undefined when it is none of our business, false when it takes back that it was done. */
  readonly counts?: (data: Data) => boolean | undefined;
  /** When it was done, where that is not when the entry was written. */
  readonly doneAt?: (table: Table, entry: Entry<string, Data>) => Promise<string | undefined>;
}

/**
 * Says how an entry counts as an activity of the person whom it concerns. An entry without a person counts for nobody.
 *
 * ```ts
 * // shared/events/activities.ts
 * export const eventActivities = [
 *   countsAs(AttendanceRecorded, { kind: "attended", counts: ({ attended }) => attended }),
 * ];
 * // shared/engagement/activities.ts: one line in the list of all
 * // infra/features/engagement.ts: the name of the entry
 * ```
 */
export const countsAs = <Data>(
  definition: EntryDefinition<string, Data>,
  { kind, thing, counts = () => true, doneAt }: Counting<Data>,
): CountedEntry => ({
  entry: definition,
  kind,
  activityIn: async (table, candidate) => {
    if (candidate.person === undefined) return undefined;
    const entry = definition.parse(candidate);
    const done = counts(entry.data);
    if (done === undefined) return undefined;
    const at = (await doneAt?.(table, entry)) ?? entry.at;
    return {
      kind,
      thing: thing?.(entry) ?? `${entry.subject.kind}:${entry.subject.id}`,
      on: localDate(at),
      at: entry.at,
      entry: entry.id,
      counts: done,
    };
  },
});
