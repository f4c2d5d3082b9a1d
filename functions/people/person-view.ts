import { purposeNames, purposeTitle } from "../../shared/members/consents/purposes.ts";
import { frequencies } from "../../shared/members/frequencies.ts";
import type { Membership } from "../../shared/members/member.ts";
import { roles } from "../../shared/members/roles.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Domains } from "../../shared/people/email-domains/model.ts";
import { domainBook, recognise } from "../../shared/people/email-domains/recognise.ts";
import { organisationKinds } from "../../shared/people/organisation-kinds.ts";
import { nameAtDesk, type Person } from "../../shared/people/person.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import type { Team } from "../../shared/sign-in/team.ts";
import { applicationsPart } from "../applications/person-part.ts";
import { championsPart } from "../champions/person-part.ts";
import { contributionsPart } from "../contributions/person-part.ts";
import { enquiriesPart } from "../enquiries/person-part.ts";
import { eventsPart } from "../events/person-part.ts";
import { projectsPart } from "../projects/person-part.ts";
import { reUsesPart } from "../re-uses/person-part.ts";
import { surveysPart } from "../surveys/person-part.ts";
import { addressWords } from "./email-domains/address-words.ts";
import type { PersonPart } from "./person-part.ts";

interface Tag {
  readonly text: string;
  readonly classes: string;
}

/** The parts of the page that features add: what the person takes part in, by the name under which the address asks for one. */
export const partsOf = (things: readonly Item[]): ReadonlyMap<string, PersonPart> =>
  new Map([
    ["enquiries", enquiriesPart(things)],
    ["applications", applicationsPart(things)],
    ["projects", projectsPart(things)],
    ["events", eventsPart(things)],
    ["re-use", reUsesPart(things)],
    ["champion", championsPart(things)],
    ["surveys", surveysPart(things)],
    ["gave", contributionsPart(things)],
  ]);

/** The things of a part whose titles are still to be read. */
export const untitledOf = (part: PersonPart | undefined): readonly string[] =>
  (part?.rows ?? []).flatMap(({ subject, title }) => (title === undefined ? subject : []));

const membershipTag = (membership: Membership | undefined): readonly Tag[] => {
  if (membership?.member?.status === "member") return [{ text: "Member", classes: "nhsuk-tag--green" }];
  if (membership?.waiting !== undefined)
    return [{ text: "Waits for approval", classes: "nhsuk-tag--yellow" }];
  if (membership?.request !== undefined)
    return [{ text: "Has not confirmed joining", classes: "nhsuk-tag--yellow" }];
  return membership?.member === undefined ? [] : [{ text: "Left the community", classes: "nhsuk-tag--grey" }];
};

const teamTag = (person: string, team: Team): readonly Tag[] => {
  if (team.nameOf(person) !== undefined) return [{ text: "In the team", classes: "nhsuk-tag--blue" }];
  return team.knownAs(person) === undefined ? [] : [{ text: "Left the team", classes: "nhsuk-tag--grey" }];
};

const suppressionTag = ({ bouncedAt, complainedAt }: Person): readonly Tag[] => {
  if (bouncedAt !== undefined) return [{ text: "Letters come back", classes: "nhsuk-tag--red" }];
  return complainedAt === undefined ? [] : [{ text: "Gets no news", classes: "nhsuk-tag--orange" }];
};

/** How a person stands to the programme, as tags. */
export const standingOf = ({
  person,
  membership,
  parts,
  team,
  domains,
}: {
  readonly person: Person;
  readonly membership: Membership | undefined;
  readonly parts: ReadonlyMap<string, PersonPart>;
  readonly team: Team;
  readonly domains: Domains;
}): readonly Tag[] => [
  ...membershipTag(membership),
  ...teamTag(person.id, team),
  ...[...parts.values()].flatMap(({ standing }) =>
    standing === undefined ? [] : { text: standing, classes: "nhsuk-tag--white" },
  ),
  ...addressWords(recognise(domainBook(domains), person.email)),
  ...suppressionTag(person),
];

/** The consents of a person with their words, their version and when each was given and withdrawn. */
export const consentsOf = (membership: Membership | undefined) => {
  const member = membership?.member;
  return purposeNames.flatMap((purpose) => {
    const consent = member?.consents[purpose];
    return consent === undefined
      ? []
      : { what: purposeTitle(purpose), ...consent, withdrawnAt: consent.withdrawn?.at };
  });
};

/** What a member says of themselves and wants to hear, in a sentence or two. */
export const memberSays = (membership: Membership | undefined): string | undefined => {
  const member = membership?.member;
  if (member?.status !== "member") return undefined;
  const { role, topics, frequency, wouldChampion } = member;
  const says = [
    role && `Role: ${roles[role]}.`,
    `Topics of news: ${topics.length === 0 ? "none" : topics.length}. How often: ${frequencies[frequency].toLowerCase()}.`,
    wouldChampion && "Would like to become a champion.",
  ];
  return says.filter(Boolean).join(" ");
};

/** Who a person is. */
export const factsOf = (person: Person) => ({
  id: person.id,
  name: nameAtDesk(person),
  email: person.email,
  asTyped: person.asTyped === true,
  organisation:
    person.organisation === undefined && person.organisationCode === undefined
      ? undefined
      : {
          name: person.organisation ?? person.organisationCode,
          code: person.organisationCode,
          href:
            person.organisationCode === undefined
              ? undefined
              : toPath(paths.deskOrganisation, { code: person.organisationCode }),
        },
  kind: person.segment === undefined ? undefined : organisationKinds[person.segment],
  bouncedAt: person.bouncedAt,
  complainedAt: person.complainedAt,
  addressHref: toPath(paths.deskAddress, { person: person.id }),
});
