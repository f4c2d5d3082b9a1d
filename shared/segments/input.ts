import * as z from "zod/mini";
import { activityKindNames } from "../engagement/activity-kinds.ts";
import { movementNames } from "../engagement/movement.ts";
import { orbitLevels } from "../engagement/orbit-level.ts";
import { purposeNames } from "../members/consents/purposes.ts";
import { frequencyNames } from "../members/frequencies.ts";
import { roleNames } from "../members/roles.ts";
import { isTopicId } from "../members/topics/model.ts";
import { regionNames } from "../organisations/regions.ts";
import { line, maybeSentBack, optionalDate, orNothing, together } from "../pages/typed.ts";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import { keysOf } from "../platform/keys.ts";
import { lookBackNames, type SegmentFilter } from "./filter.ts";
import { LONGEST_NAME } from "./model.ts";

/** What a segment is called, as typed. */
export const segmentName = z.object({
  name: line({ missing: "Enter a name for the segment", name: "Name of the segment", most: LONGEST_NAME }),
});

/** The answers of a filter that are one text each. */
const textsForm = z
  .object({
    organisationCode: z.pipe(maybeSentBack(), z.transform(orNothing)),
    joinedFrom: optionalDate({ name: "The first day" }),
    joinedTo: optionalDate({ name: "The last day" }),
    registered: z.pipe(maybeSentBack(), z.transform(orNothing)),
    within: z.catch(z.enum(lookBackNames), "ever"),
  })
  .check(
    together({
      holds: ({ joinedFrom, joinedTo }) =>
        joinedFrom === undefined || joinedTo === undefined || joinedFrom <= joinedTo,
      field: "joinedTo",
      error: "The last day must be the first day or later",
    }),
  );

const MOST_TICKS = 50;

/** Those of a list that are ticked, in its order; nothing where none is. */
const those = <Name extends string>(
  names: readonly Name[],
  ticked: readonly string[] | undefined,
): Name[] | undefined => {
  const chosen = names.filter((name) => ticked?.includes(name));
  return chosen.length === 0 ? undefined : chosen;
};

const present = <Value extends object>(value: Value): Partial<Value> => {
  const answered = Object.entries(value).filter(([, answer]) => answer !== undefined);
  return Object.assign({}, ...answered.map(([name, answer]) => ({ [name]: answer })));
};

/**
 * The filter that a form says. Ticks that are none of the form's count for nothing, as do questions without one. Gives what is wrong with it, for the form's errors, where a day is
 * none. Does not throw.
 */
export const readFilter = (
  form: ReadonlyMap<string, readonly string[]>,
): { readonly filter: SegmentFilter } | { readonly wrong: z.core.$ZodError } => {
  const text = (name: string): string => form.get(name)?.[0] ?? "";
  const texts = textsForm.safeParse({
    organisationCode: text("organisationCode"),
    joinedFrom: text("joinedFrom"),
    joinedTo: text("joinedTo"),
    registered: text("registered"),
    within: text("within"),
  });
  if (!texts.success) return { wrong: texts.error };
  const { organisationCode: organisation, within, ...others } = texts.data;
  const did = those(activityKindNames, form.get("did"));
  const topics = [...new Set(form.get("topics"))].filter(isTopicId).slice(0, MOST_TICKS);
  return {
    filter: present({
      kinds: those(organisationKindNames, form.get("kinds")),
      regions: those(regionNames, form.get("regions")),
      organisation,
      roles: those(roleNames, form.get("roles")),
      topics: topics.length === 0 ? undefined : topics,
      consents: those(purposeNames, form.get("consents")),
      frequencies: those(frequencyNames, form.get("frequencies")),
      ...others,
      did,
      within: did === undefined ? undefined : within,
      neverActive: form.has("neverActive") ? (true as const) : undefined,
      levels: those(keysOf(orbitLevels), form.get("levels")),
      movements: those(movementNames, form.get("movements")),
      wouldChampion: form.has("wouldChampion") ? (true as const) : undefined,
    }),
  };
};
