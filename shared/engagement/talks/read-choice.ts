import { hasLeft, membershipKey } from "../../people/membership.ts";
import { isSuppressed, parsePerson } from "../../people/person.ts";
import { personKey, readPeople } from "../../people/store.ts";
import { readItems, type Table } from "../../platform/dynamo.ts";
import type { HeldNeeds } from "../../platform/held.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { readTeam } from "../../sign-in/team.ts";
import { monthOf } from "../engagement.ts";
import { engagementSource, readWeights } from "../store.ts";
import { type Weighed, weighed } from "../weights/model.ts";
import { type Chosen, chooseFive, quietOrganisations, shortlist } from "./choose.ts";
import { lastSaidKey } from "./last-said.ts";
import type { Talks } from "./model.ts";
import { readLatestTalks } from "./store.ts";

/** As many of the most engaged are looked at, however many members there are. */
export const MOST_LOOKED_AT = 1000;

/** As many of each rule come into question: some of them cannot be written to. */
const MOST_OF_RULE = 8;

/** Whoever was chosen is left in peace for so many weeks. */
const WEEKS_OF_PEACE = 8;

/** Those of these who can be written to: they were not erased, have not left, and letters to them arrive. One read. */
const reachable = async (table: Table, listed: readonly Chosen[]): Promise<readonly Chosen[]> => {
  const keys = listed.flatMap(({ person }) => [personKey(person), membershipKey(person)]);
  const items = await readItems(table, keys);
  return listed.filter((_one, nth) => {
    const [person, membership] = [items[2 * nth], items[2 * nth + 1]];
    return person !== undefined && !hasLeft(membership) && !isSuppressed(parsePerson(person));
  });
};

const ofOrganisations = async (table: Table, engaged: readonly Weighed[]) => {
  const people = await readPeople(
    table,
    engaged.map(({ person }) => person),
  );
  return engaged.flatMap(({ lastOn, months }, nth) => {
    const code = people[nth]?.organisationCode;
    return code === undefined ? [] : [{ code, lastOn, months }];
  });
};

/** Whom to talk to in the week that begins on this Monday, and which organisations went quiet: out of the 1,000 most engaged people. */
export const readChoice = async (needs: HeldNeeds, week: string): Promise<Pick<Talks, "talks" | "quiet">> => {
  const { table } = needs;
  const [engaged, earlier, team, { weights }] = await Promise.all([
    engagementSource(table)(undefined, MOST_LOOKED_AT),
    readLatestTalks(table, addDays(week, -7), WEEKS_OF_PEACE),
    readTeam(needs),
    readWeights(table),
  ]);
  const people = engaged
    .map(({ thing }) => weighed(thing, weights))
    .filter(({ person }) => team.nameOf(person) === undefined);
  const month = monthOf(week);
  const lately = earlier.filter((one) => one.week >= addDays(week, -7 * WEEKS_OF_PEACE));
  const not = new Set(lately.flatMap(({ talks }) => talks.map(({ person }) => person)));
  const listed = shortlist(people, { month, not, most: MOST_OF_RULE });
  const [can, organisations] = await Promise.all([reachable(table, listed), ofOrganisations(table, people)]);
  const chosen = chooseFive(can);
  const said = await Promise.all(chosen.map(({ person }) => lastSaidKey(table, person)));
  return {
    talks: chosen.map((one, nth) => {
      const key = said[nth];
      return key === undefined ? one : { ...one, said: key };
    }),
    quiet: [...quietOrganisations(organisations, month)],
  };
};
