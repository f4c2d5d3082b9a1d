import { type Engagement, monthOf } from "../../shared/engagement/engagement.ts";
import { loveIn } from "../../shared/engagement/love.ts";
import { movementNames, movements } from "../../shared/engagement/movement.ts";
import { type OrbitLevel, orbitLevel, orbitLevels } from "../../shared/engagement/orbit-level.ts";
import { engagementSource, readHeldWeights } from "../../shared/engagement/store.ts";
import { talkRules } from "../../shared/engagement/talks/model.ts";
import { type Weighed, type Weights, weigh, weighed } from "../../shared/engagement/weights/model.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { keysOf } from "../../shared/platform/keys.ts";
import { sayShortDate } from "../../shared/platform/time.ts";
import { readTeam, type Team } from "../../shared/sign-in/team.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { sayLove } from "./say-love.ts";

const levelNames = keysOf(orbitLevels);

interface Of {
  readonly team: Team;
  readonly weights: Weights;
  readonly level: OrbitLevel | undefined;
  readonly movement: (typeof movementNames)[number] | undefined;
}

interface Row extends Weighed {
  readonly name: string;
  readonly organisation: string;
  readonly level: OrbitLevel;
  readonly love: number;
  /** Where a letter to them begins, with a draft that fits how they move. */
  readonly write: string;
}

const writeTo = (person: string, { months }: Weighed, today: string): string => {
  const why = talkRules.find((rule) => movements[rule].holds(months, monthOf(today)));
  const path = toPath(paths.deskWriteToPerson, { person });
  return why === undefined ? path : `${path}?${new URLSearchParams({ draft: why })}`;
};

const readTeamAndWeights = async (needs: PageNeeds): Promise<Pick<Of, "team" | "weights">> => {
  const [team, { weights }] = await Promise.all([readTeam(needs), readHeldWeights(needs)]);
  return { team, weights };
};

const levelClasses: Record<OrbitLevel, string> = {
  leading: "nhsuk-tag--purple",
  contributing: "nhsuk-tag--green",
  participating: "nhsuk-tag--blue",
  exploring: "nhsuk-tag--white",
  quiet: "nhsuk-tag--grey",
};

const list: DeskList<typeof paths.deskEngagement, Of, Engagement, Row> = {
  name: "engagement",
  path: paths.deskEngagement,
  words: {
    title: () => "Engagement",
    things: ["person", "people"],
    intro: ({ of: { movement } }) =>
      movement === undefined
        ? "The most engaged people first. Each activity has a weight, which falls by a tenth every month. The team is not included."
        : `${movements[movement].title}: ${movements[movement].rule}`,
    links: () => [
      { href: paths.deskTalks, text: "Five people to talk to this week" },
      { href: paths.deskWeights, text: "Weights of activities" },
    ],
    empty: () =>
      "Nobody has taken part yet. People appear here when they join, send an enquiry, come to an event or ask to use a result.",
  },
  takes: ["level", "movement"],
  load: async (needs, _asked, { filters }) => ({
    ...(await readTeamAndWeights(needs)),
    level: levelNames.find((name) => name === filters["level"]),
    movement: movementNames.find((name) => name === filters["movement"]),
  }),
  find: ({ table }, { of: { team, weights, level, movement }, today }) => ({
    lists: [engagementSource(table)],
    keep: ({ person, months: done }) => {
      const months = weigh(done, weights);
      return (
        team.nameOf(person) === undefined &&
        (level === undefined || orbitLevel(months, monthOf(today)) === level) &&
        (movement === undefined || movements[movement].holds(months, monthOf(today)))
      );
    },
    looking: { queries: 1, atOnce: 200 },
  }),
  idOf: ({ person }) => person,
  hrefOf: ({ person }) => toPath(paths.deskPerson, { person }),
  rows: async ({ table }, things, { of: { weights }, today }) => {
    const people = await readPeople(
      table,
      things.map(({ person }) => person),
    );
    return things.map((thing, nth) => {
      const [engagement, person] = [weighed(thing, weights), people[nth]];
      return {
        ...engagement,
        name: person === undefined ? "Erased" : nameAtDesk(person),
        organisation: person?.organisation ?? "",
        level: orbitLevel(engagement.months, monthOf(today)),
        love: loveIn(engagement.months, monthOf(today)),
        write: writeTo(engagement.person, engagement, today),
      };
    });
  },
  columns: [
    {
      key: "name",
      heading: "Name",
      cell: ({ name, organisation }) => ({ text: name, more: organisation === "" ? [] : [organisation] }),
    },
    {
      key: "level",
      heading: "Level",
      cell: ({ level }) => ({ tags: [{ text: orbitLevels[level], classes: levelClasses[level] }] }),
    },
    {
      key: "love",
      heading: "Love",
      numeric: true,
      cell: ({ love, person }) => ({
        text: sayLove(love),
        href: toPath(paths.deskPersonEngagement, { person }),
      }),
    },
    {
      key: "last",
      heading: "Last active",
      cell: ({ lastOn }) => ({ text: lastOn === undefined ? "" : sayShortDate(lastOn) }),
    },
    {
      key: "next",
      heading: "Next step",
      cell: ({ name, write }) => ({ text: "Write", hidden: ` to ${name}`, href: write }),
    },
  ],
  file: [
    { heading: "Name", value: ({ name }) => name },
    { heading: "Organisation", value: ({ organisation }) => organisation },
    { heading: "Level", value: ({ level }) => orbitLevels[level] },
    { heading: "Love", value: ({ love }) => sayLove(love) },
    { heading: "Last active", value: ({ lastOn }) => lastOn ?? "" },
    {
      heading: "Weight of all activities",
      value: ({ months }) => Object.values(months).reduce((sum, { weight }) => sum + weight, 0),
    },
  ],
  filters: async () => [
    {
      name: "level",
      label: "Level",
      choices: [
        { value: "", text: "Any level" },
        ...levelNames.map((value) => ({ value, text: orbitLevels[value] })),
      ],
    },
    {
      name: "movement",
      label: "Movement",
      choices: [
        { value: "", text: "Any" },
        ...movementNames.map((value) => ({ value, text: movements[value].title })),
      ],
    },
  ],
};

/** Who takes part, the most engaged first; those who do something now come before those who once did much. */
export const page = listPage(list, listTemplate);
