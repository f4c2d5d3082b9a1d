import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { type Correction, correctDetails } from "../../people/corrections/decide.ts";
import { factsOf } from "../../people/corrections/model.ts";
import type { Person } from "../../people/person.ts";
import type { MemberDecision } from "../decide.ts";
import type { Member, Membership } from "../member.ts";
import type { Role } from "../roles.ts";
import { MemberDetailsChanged } from "./entries.ts";

/** What a member says of themselves from now on. */
export interface OwnDetails {
  readonly name: string;
  readonly organisation: string;
  readonly organisationCode?: string | undefined;
  readonly role: Role;
  readonly champion: boolean;
  readonly seen: string;
}

/** What it changes: of the person, of the membership, or of both. */
export interface OwnDetailsDecision {
  readonly correction?: Correction;
  readonly membership?: MemberDecision;
}

const changedOf = (before: Member, after: Member) => [
  ...(before.organisation === after.organisation && before.organisationCode === after.organisationCode
    ? []
    : (["organisation"] as const)),
  ...(before.role === after.role ? [] : (["role"] as const)),
  ...(before.wouldChampion === after.wouldChampion ? [] : (["champion"] as const)),
];

const memberEntry = (
  person: string,
  changed: ReturnType<typeof changedOf>,
  occasion: Occasion,
): readonly Entry[] => [
  record(MemberDetailsChanged, { subject: person, person, data: { changed: [...changed] } }, occasion),
];

/**
 * Corrects what a member says of themselves. Their name and organisation are the person's, too. The kind of organisation stays as it was: the counts of
 * members rest on it, and the team sets it. Refused when others changed the person meanwhile.
 */
export const correctOwn = (
  { person, membership }: { readonly person: Person; readonly membership: Membership | undefined },
  { name, organisation, organisationCode, role, champion, seen }: OwnDetails,
  occasion: Occasion,
): OwnDetailsDecision | Unchanged | Refused<"changed" | "not-a-member"> => {
  const member = membership?.member;
  if (member?.status !== "member") return refused("not-a-member");
  const facts = { ...factsOf(person), name, organisation, organisationCode };
  const corrected = correctDetails(person, { facts, seen, holder: person.id }, occasion);
  if ("refusal" in corrected) return refused("changed");
  const after: Member = {
    ...member,
    organisation,
    organisationCode,
    role,
    wouldChampion: champion ? true : undefined,
  };
  const changed = changedOf(member, after);
  if ("unchanged" in corrected && changed.length === 0) return UNCHANGED;
  return {
    ...(!("unchanged" in corrected) && { correction: corrected }),
    ...(changed.length > 0 && {
      membership: { member: after, earlier: [], entries: memberEntry(person.id, changed, occasion) },
    }),
  };
};
