import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Person } from "../../people/person.ts";
import type { Member } from "../member.ts";
import { PeopleKeptApart, PeopleMerged, PeopleSeparated } from "./entries.ts";

/** A record of a person and their membership, past or present. */
export interface Side {
  readonly person: Person;
  readonly member: Member | undefined;
}

/** Two records: the one that stands for both, and the other. */
export interface TwoRecords {
  readonly kept: Side;
  readonly other: Side;
  /** Whether the other is of the team at present. */
  readonly otherInTeam: boolean;
}

/** Why two records are not merged. */
export type MergeRefusal =
  | "merged-already"
  | "stands-for-others"
  | "of-team"
  | "keep-the-member"
  | "too-many";

/** What a merge, or the end of one, makes of both records. */
export interface MergeDecision {
  readonly kept: Person;
  readonly other: Person;
  /** The other membership, where there is one. */
  readonly member: Member | undefined;
  readonly entries: readonly Entry[];
}

/** More records of one person than this are a mistake, and every page of theirs would read them all. */
const MOST_ABSORBED = 5;

/** As many as are remembered of whom somebody is not. */
const MOST_APART = 30;

const isMember = ({ member }: Side): boolean =>
  member?.status === "member" && member.mergedInto === undefined;

/** One record points to another from now on. Nothing else in it changes, so that it can be undone exactly; a pointer never leads to a pointer. */
export const merge = (
  { kept, other, otherInTeam }: TwoRecords,
  occasion: Occasion,
): MergeDecision | Refused<MergeRefusal> | Unchanged => {
  const { absorbed = [] } = kept.person;
  if (other.person.mergedInto?.person === kept.person.id) return UNCHANGED;
  if (other.person.mergedInto !== undefined || kept.person.mergedInto !== undefined)
    return refused("merged-already");
  if ((other.person.absorbed ?? []).length > 0) return refused("stands-for-others");
  if (otherInTeam) return refused("of-team");
  if (isMember(other) && !isMember(kept)) return refused("keep-the-member");
  if (absorbed.length >= MOST_ABSORBED) return refused("too-many");
  const { id } = kept.person;
  const pointer = {
    person: id,
    at: occasion.now,
    ...(occasion.actor.id !== undefined && { by: occasion.actor.id }),
  };
  return {
    kept: { ...kept.person, absorbed: [...absorbed, other.person.id] },
    other: { ...other.person, mergedInto: pointer },
    member: other.member === undefined ? undefined : { ...other.member, mergedInto: id },
    entries: [record(PeopleMerged, { subject: id, person: id, data: { other: other.person.id } }, occasion)],
  };
};

/** Takes a merge back: the pointer goes, and with it all that followed from it. */
export const separate = (
  { kept, other }: Pick<TwoRecords, "kept" | "other">,
  occasion: Occasion,
): MergeDecision | Unchanged => {
  const { id } = kept.person;
  if (other.person.mergedInto?.person !== id) return UNCHANGED;
  const { mergedInto: _pointer, ...person } = other.person;
  const { absorbed = [], ...rest } = kept.person;
  const left = absorbed.filter((one) => one !== person.id);
  const { mergedInto: _unlisted, ...membership } = other.member ?? {};
  return {
    kept: { ...rest, ...(left.length > 0 && { absorbed: left }) },
    other: person,
    member:
      other.member === undefined ? undefined : { ...other.member, ...membership, mergedInto: undefined },
    entries: [record(PeopleSeparated, { subject: id, person: id, data: { other: person.id } }, occasion)],
  };
};

/** Says that two records are of two people: they are not proposed again. */
export const keepApart = (
  { kept, other }: Pick<TwoRecords, "kept" | "other">,
  occasion: Occasion,
): { readonly kept: Person; readonly entries: readonly Entry[] } | Refused<"merged-already"> | Unchanged => {
  const { id, keptApart = [], absorbed = [] } = kept.person;
  if (absorbed.includes(other.person.id)) return refused("merged-already");
  if (keptApart.includes(other.person.id)) return UNCHANGED;
  return {
    kept: { ...kept.person, keptApart: [...keptApart, other.person.id].slice(-MOST_APART) },
    entries: [
      record(PeopleKeptApart, { subject: id, person: id, data: { other: other.person.id } }, occasion),
    ],
  };
};
