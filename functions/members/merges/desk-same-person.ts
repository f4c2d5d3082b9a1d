import * as z from "zod/mini";
import { isGiven } from "../../../shared/members/consents/decide.ts";
import { purposeNames, purposeTitle } from "../../../shared/members/consents/purposes.ts";
import { frequencies } from "../../../shared/members/frequencies.ts";
import {
  keepPeopleApart,
  mergePeople,
  readTwo,
  separatePeople,
  type TwoNamed,
} from "../../../shared/members/merges/commands.ts";
import type { Side } from "../../../shared/members/merges/decide.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { alikeReasons, marksOf } from "../../../shared/people/alike/marks.ts";
import { organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { nameAtDesk, type Person } from "../../../shared/people/person.ts";
import { keysOf } from "../../../shared/platform/keys.ts";
import { counted } from "../../../shared/platform/text.ts";
import { sayDate } from "../../../shared/platform/time.ts";
import { countFiled } from "../../../shared/privacy/erasure/foresee.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import template from "./desk-same-person.njk";

const idSchema = z.lazy(() => z.uuid());

const whichForm = z.object({
  kept: z.enum(["this", "other"], { error: "Select which record stands for both" }),
});

const sayMembership = ({ member }: Side): string => {
  if (member === undefined) return "Was never a member";
  return member.status === "member" ? `Member since ${sayDate(member.joinedAt)}` : "Left the community";
};

const sayNews = ({ member }: Side): string => {
  if (member?.status !== "member" || !isGiven(member.consents, "news")) return "None";
  return `${frequencies[member.frequency]}, ${counted(member.topics.length, "topic", "topics")}`;
};

const sayConsents = ({ member }: Side): string =>
  purposeNames
    .filter((purpose) => member !== undefined && isGiven(member.consents, purpose))
    .map(purposeTitle)
    .join("; ") || "Nothing";

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, of) => sum + of, 0);

/** What stands of a record in the comparison, fact by fact. */
const factsOf = (one: Side, filed: number) => {
  const { person } = one;
  return {
    Name: nameAtDesk(person),
    Organisation: person.organisation ?? "Not known",
    "Kind of organisation": person.segment === undefined ? "Not known" : organisationKinds[person.segment],
    Membership: sayMembership(one),
    "News by email": sayNews(one),
    "Agrees to": sayConsents(one),
    Letters: person.bouncedAt === undefined ? "Arrive, as far as we know" : "Come back",
    "What we keep": counted(filed, "record", "records"),
  };
};

const reasonsOf = (one: Person, other: Person): readonly string[] => {
  const marks = new Set(marksOf(one).map(({ reason, digest }) => `${reason}#${digest}`));
  const same = marksOf(other).filter(({ reason, digest }) => marks.has(`${reason}#${digest}`));
  return same.map(({ reason }) => alikeReasons[reason]);
};

/** Which record stands for both is chosen; the one that the address names first unless the other is chosen. */
const meant = ({ kept, other }: TwoNamed, which: "this" | "other"): TwoNamed =>
  which === "this" ? { kept, other } : { kept: other, other: kept };

const personPage = (person: string): string => toPath(paths.deskPerson, { person });

/** Two records beside each other: whether they are of one person, which of them then stands for both, and the way back. */
export const page = deskPage({
  path: paths.deskSamePerson,
  names: (_needs, { request }) => {
    const kept = idSchema.safeParse(request.parameters.person).data;
    const other = idSchema.safeParse(request.parameters.id).data;
    return kept === undefined || other === undefined ? null : { kept, other };
  },
  load: async (needs, named) => {
    const [two, one, other, team] = await Promise.all([
      readTwo(needs.table, named),
      countFiled(needs.table, named.kept),
      countFiled(needs.table, named.other),
      readTeam(needs),
    ]);
    return two && { ...two, filed: { one: sumOf(one), other: sumOf(other) }, team };
  },
  show: (_needs, { kept, other, filed, team }) => {
    const [one, two] = [factsOf(kept, filed.one), factsOf(other, filed.other)];
    const { mergedInto } = other.person;
    const isMerged = mergedInto?.person === kept.person.id;
    return view(template, {
      rows: keysOf(one).map((fact) => ({
        fact,
        one: one[fact],
        other: two[fact],
        differs: one[fact] !== two[fact],
      })),
      reasons: reasonsOf(kept.person, other.person),
      one: { name: nameAtDesk(kept.person), email: kept.person.email, href: personPage(kept.person.id) },
      other: { name: nameAtDesk(other.person), email: other.person.email, href: personPage(other.person.id) },
      merged: isMerged
        ? {
            at: mergedInto.at,
            by: {
              id: mergedInto.by,
              name: (mergedInto.by && team.knownAs(mergedInto.by)) || "Someone who left",
            },
          }
        : undefined,
      bothMembers: kept.member?.status === "member" && other.member?.status === "member",
      apart: kept.person.keptApart?.includes(other.person.id) === true,
      // The membership, and what is found and answered by it, is the more that is at stake.
      answers: {
        kept: kept.member?.status !== "member" && other.member?.status === "member" ? "other" : "this",
      },
    });
  },
  steps: (step) => ({
    merge: step({
      form: whichForm,
      run: async (needs, named, given) => {
        const two = meant(named, given.form.kept);
        const merged = await mergePeople(needs, two, given);
        return "refusal" in merged
          ? merged
          : { done: true, leadsTo: personPage(two.kept), keep: { merged: two.other } };
      },
    }),
    apart: step({
      run: (needs, named, given) => keepPeopleApart(needs, named, given),
      done: "They are two people. They are not proposed again.",
    }),
    separate: step({
      run: (needs, named, given) => separatePeople(needs, named, given),
      done: "The merge is undone. Each record is what it would be without it.",
    }),
  }),
  refusals: {
    "merged-already":
      "One of the two is merged with another record already. Undo that first, or merge with the record that stands for it.",
    "stands-for-others":
      "Other records are merged into the one that would no longer stand for itself. Choose that one to stand for both, or undo its merges first.",
    "of-team": "One of them is in the team. Choose that record to stand for both.",
    "keep-the-member":
      "Only one of them is a member. Choose the member’s record to stand for both, so that what they agreed to goes on to hold.",
    "too-many":
      "Five records are merged into this one already. More than that is no person: look at them first.",
  },
});
