import { type Month, type Months, monthOf } from "../engagement/engagement.ts";
import { monthAfter } from "../engagement/love.ts";
import { movements } from "../engagement/movement.ts";
import { orbitLevel } from "../engagement/orbit-level.ts";
import type { WeighedMonths } from "../engagement/weights/model.ts";
import { isGiven } from "../members/consents/decide.ts";
import type { Member } from "../members/member.ts";
import type { Region } from "../organisations/regions.ts";
import { localDate } from "../platform/wall-clock.ts";
import type { SegmentFilter } from "./filter.ts";

/** A member with all that a filter may ask of them. */
export interface Candidate {
  readonly member: Member;
  readonly region: Region;
  /** What they did, by month; nothing where the filter does not ask. */
  readonly months: WeighedMonths;
  /** Whether they are registered for the event that the filter names. */
  readonly isRegistered: boolean;
}

const anyOf = <Answer>(asked: readonly Answer[] | undefined, has: (answer: Answer) => boolean): boolean =>
  asked === undefined || asked.some(has);

const joinedFits = ({ joinedFrom, joinedTo }: SegmentFilter, on: string): boolean =>
  (joinedFrom === undefined || on >= joinedFrom) && (joinedTo === undefined || on <= joinedTo);

const firstMonth = (within: SegmentFilter["within"], present: Month): Month =>
  within === undefined || within === "ever" ? "" : monthAfter(present, 1 - Number(within));

const didFits = ({ did, within }: SegmentFilter, months: Months, present: Month): boolean => {
  if (did === undefined) return true;
  const from = firstMonth(within, present);
  return Object.entries(months).some(
    ([month, { counts }]) => month >= from && did.some((kind) => (counts[kind] ?? 0) > 0),
  );
};

const isNeverActive = (months: Months): boolean =>
  Object.values(months).every(({ counts }) => Object.keys(counts).every((kind) => kind === "joined"));

/** Whether a member is of the segment on a London date. */
export const fits = (
  filter: SegmentFilter,
  { member, region, months, isRegistered }: Candidate,
  today: string,
): boolean => {
  const present = monthOf(today);
  return (
    anyOf(filter.kinds, (kind) => kind === member.segment) &&
    anyOf(filter.regions, (one) => one === region) &&
    (filter.organisation === undefined || filter.organisation === member.organisationCode) &&
    anyOf(filter.roles, (role) => role === member.role) &&
    anyOf(filter.topics, (topic) => member.topics.includes(topic)) &&
    (filter.consents ?? []).every((purpose) => isGiven(member.consents, purpose)) &&
    anyOf(filter.frequencies, (frequency) => frequency === member.frequency) &&
    joinedFits(filter, localDate(member.joinedAt)) &&
    didFits(filter, months, present) &&
    (filter.neverActive === undefined || isNeverActive(months)) &&
    (filter.registered === undefined || isRegistered) &&
    anyOf(filter.levels, (level) => orbitLevel(months, present) === level) &&
    anyOf(filter.movements, (movement) => movements[movement].holds(months, present)) &&
    (filter.wouldChampion === undefined || member.wouldChampion === true)
  );
};
