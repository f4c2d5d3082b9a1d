import * as z from "zod/mini";
import { activityKindNames } from "../engagement/activity-kinds.ts";
import { movementNames } from "../engagement/movement.ts";
import { orbitLevels } from "../engagement/orbit-level.ts";
import { purposeNames } from "../members/consents/purposes.ts";
import { frequencyNames } from "../members/frequencies.ts";
import { roleNames } from "../members/roles.ts";
import { topicIdSchema } from "../members/topics/model.ts";
import { regionNames } from "../organisations/regions.ts";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import { keysOf } from "../platform/keys.ts";

/** How far back a filter looks for what somebody did, in calendar months, the present one included; `ever` without an end. */
export const lookBacks = {
  "3": "In the last 3 months",
  "6": "In the last 6 months",
  "12": "In the last 12 months",
  ever: "At any time",
} as const;

/** How far back a filter looks, as a list. */
export const lookBackNames = keysOf(lookBacks);

/**
 * Which members a segment is of. Of one question any answer fits, except for consents, all of which must be given; all questions must fit. A question
 * that is not asked fits everybody, so a filter without any is the whole community. Nothing in it is a person.
 */
export const filterSchema = z.lazy(() =>
  z.object({
    kinds: z.optional(z.array(z.enum(organisationKindNames))),
    regions: z.optional(z.array(z.enum(regionNames))),
    /** The code of an organisation. */
    organisation: z.optional(z.string()),
    roles: z.optional(z.array(z.enum(roleNames))),
    topics: z.optional(z.array(topicIdSchema)),
    consents: z.optional(z.array(z.enum(purposeNames))),
    frequencies: z.optional(z.array(z.enum(frequencyNames))),
    /** London dates, both included. */
    joinedFrom: z.optional(z.iso.date()),
    joinedTo: z.optional(z.iso.date()),
    did: z.optional(z.array(z.enum(activityKindNames))),
    /** Of `did`: how far back. */
    within: z.optional(z.enum(lookBackNames)),
    /** Nothing but joining, whenever that was. */
    neverActive: z.optional(z.literal(true)),
    /** The reference of an event that they have a place at, are offered one or wait for one. */
    registered: z.optional(z.string()),
    levels: z.optional(z.array(z.enum(keysOf(orbitLevels)))),
    movements: z.optional(z.array(z.enum(movementNames))),
    wouldChampion: z.optional(z.literal(true)),
  }),
);

/** Which members a segment is of. */
export type SegmentFilter = z.infer<typeof filterSchema>;

/** The questions that a filter asks, by name. */
export const questionsIn = (filter: SegmentFilter): readonly string[] =>
  Object.entries(filter).flatMap(([name, answer]) =>
    answer === undefined || name === "within" ? [] : [name],
  );

/** Whether two filters ask the same. Their lists are kept in the order of the form. */
export const isSameFilter = (one: SegmentFilter, other: SegmentFilter): boolean => {
  const sorted = (filter: SegmentFilter) =>
    Object.entries(filter)
      .filter(([, answer]) => answer !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
};
