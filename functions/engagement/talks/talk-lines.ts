import { movements } from "../../../shared/engagement/movement.ts";
import {
  isOpen,
  type QuietOrganisation,
  spokenWays,
  type Talk,
  type Talks,
  talkRules,
} from "../../../shared/engagement/talks/model.ts";
import { titledOrganisation } from "../../../shared/organisations/organisation.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { nameAtDesk } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { readItems } from "../../../shared/platform/dynamo.ts";
import { excerptOf } from "../../../shared/platform/text.ts";
import { readTitles } from "../../../shared/platform/titled.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import { saidIn } from "../../../shared/work/said.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

/** The rules by which people are chosen, in their order, as pages say them. */
export const rulesInWords = talkRules.map((rule) => ({
  title: movements[rule].title,
  text: movements[rule].rule,
}));

const stateOf = (
  { spoken, skippedAt }: Talk,
  knownAs: (id: string) => string | undefined,
): string | undefined => {
  if (skippedAt !== undefined) return "Left for another time";
  if (spoken === undefined) return undefined;
  const who = spoken.by === undefined ? undefined : knownAs(spoken.by);
  return who === undefined ? `Done: ${spokenWays[spoken.how]}` : `Done by ${who}: ${spokenWays[spoken.how]}`;
};

/** People to talk to as pages show them: who, why, what was last said, and what to do. Whoever was erased is left out. Read by key, at once. */
export const readTalkLines = async (needs: PageNeeds, talks: readonly Talk[]) => {
  const { table } = needs;
  const withWords = talks.filter((talk) => talk.said !== undefined);
  const [people, said, team] = await Promise.all([
    readPeople(
      table,
      talks.map(({ person }) => person),
    ),
    readItems(
      table,
      withWords.flatMap(({ said: key }) => key ?? []),
    ),
    readTeam(needs),
  ]);
  const itemOf = new Map(withWords.map((talk, nth) => [talk, said[nth]]));
  return talks.flatMap((talk, nth) => {
    const person = people[nth];
    if (person === undefined) return [];
    const item = itemOf.get(talk);
    const words = item === undefined ? undefined : saidIn(item);
    const write = toPath(paths.deskWriteToPerson, { person: person.id });
    return [
      {
        person: person.id,
        name: nameAtDesk(person),
        organisation: person.organisation,
        href: toPath(paths.deskPerson, { person: person.id }),
        engagementHref: toPath(paths.deskPersonEngagement, { person: person.id }),
        writeHref: `${write}?${new URLSearchParams({ draft: talk.why })}`,
        why: movements[talk.why],
        said: words === undefined ? undefined : { at: words.at, text: excerptOf(words.text) },
        state: stateOf(talk, team.knownAs),
        isOpen: isOpen(talk),
      },
    ];
  });
};

/** Organisations that went quiet, by name, each leading to its people. Read by key. */
export const readQuiet = async ({ table }: PageNeeds, quiet: readonly QuietOrganisation[]) => {
  const subject = (code: string) => `organisation:${code}`;
  const titles = await readTitles(
    table,
    new Map([["organisation", titledOrganisation]]),
    quiet.map(({ code }) => subject(code)),
  );
  return quiet.map(({ code, lastOn, people }) => ({
    name: titles.get(subject(code)) ?? code,
    href: toPath(paths.deskOrganisation, { code }),
    peopleHref: toPath(paths.deskOrganisationPeople, { code }),
    lastOn,
    people,
  }));
};

/** What came of the talks of earlier weeks, the latest first. */
export const outcomesOf = (earlier: readonly Talks[]) =>
  earlier.map(({ week, talks }) => {
    const spoken = talks.filter((one) => one.spoken !== undefined);
    return {
      week,
      chosen: talks.length,
      spoken: spoken.length,
      known: talks.every(({ outcome }) => outcome !== undefined),
      active: spoken.filter(({ outcome }) => outcome?.activeOn !== undefined).length,
    };
  });
