import * as z from "zod/mini";
import type { Activity } from "../../shared/engagement/activity.ts";
import { activityKinds } from "../../shared/engagement/activity-kinds.ts";
import { asOf, weightsOn } from "../../shared/engagement/as-of.ts";
import { type Month, type Months, monthOf } from "../../shared/engagement/engagement.ts";
import { leftAfter, loveIn, monthsBetween } from "../../shared/engagement/love.ts";
import { orbitLevel, orbitLevels } from "../../shared/engagement/orbit-level.ts";
import { readHeldWeights, readKept } from "../../shared/engagement/store.ts";
import { monthsTogether } from "../../shared/engagement/together.ts";
import { type CurrentWeights, weigh } from "../../shared/engagement/weights/model.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import personEngagementPage from "./desk-person-engagement.njk";
import { sayLove } from "./say-love.ts";

const idSchema = z.lazy(() => z.uuid());
const dateSchema = z.lazy(() => z.iso.date());

/** As many of the latest activities as are listed one by one; older ones are told by their month. */
const MOST_LISTED = 100;

/** The thing of an activity without what tells one round of it from another: `event:EVT-...`. */
const subjectOfThing = (thing: string): string => /^[^:]+:[^:]+/.exec(thing)?.[0] ?? thing;

/** The date that is asked for, if it is one and has come; otherwise today. */
const dateAsked = (asked: string | undefined, today: string): string => {
  const date = dateSchema.safeParse(asked).data;
  return date !== undefined && date < today ? date : today;
};

/** What a list of activities comes to in a month by some version of the weights. */
const measured = (months: Months, month: Month, { version, weights }: CurrentWeights) => {
  const byWeight = weigh(months, weights);
  return {
    version,
    level: orbitLevels[orbitLevel(byWeight, month)],
    love: sayLove(loveIn(byWeight, month)),
  };
};

/** How somebody takes part, and what adds up to it; as it is now, or as it was at the end of an earlier day. */
export const page = deskPage({
  path: paths.deskPersonEngagement,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: async (needs, id) => {
    const [[person], own, team, now] = await Promise.all([
      readPeople(needs.table, [id]),
      readKept(needs.table, id),
      readTeam(needs),
      readHeldWeights(needs),
    ]);
    if (person === undefined) return undefined;
    const { mergedInto, absorbed = [] } = person;
    if (mergedInto !== undefined) return { redirect: toPath(paths.deskPersonEngagement, mergedInto) };
    const others = await Promise.all(absorbed.map((other) => readKept(needs.table, other)));
    return { person, kept: { ...own, months: monthsTogether([own, ...others]) }, team, now };
  },
  show: async (needs, { person, kept, team, now }, { request }) => {
    const today = localDate(needs.now());
    const date = dateAsked(request.query["on"], today);
    const month = monthOf(date);
    const { activities, months } = asOf(kept, date);
    const earlier = weightsOn(now.versions, date);
    const worth = ({ kind, on }: Activity): number =>
      now.weights[kind] * leftAfter(monthsBetween(monthOf(on), month));
    const { shown, all } = firstOf(activities, MOST_LISTED);
    const sumOf = (those: readonly Activity[]): number => those.reduce((sum, one) => sum + worth(one), 0);
    const titled = await readAboutSubjects(
      needs.table,
      shown.map(({ thing }) => subjectOfThing(thing)),
    );
    return view(personEngagementPage, {
      person: {
        id: person.id,
        name: nameAtDesk(person),
        href: toPath(paths.deskPerson, { person: person.id }),
      },
      inTeam: team.nameOf(person.id) !== undefined,
      ...measured(months, month, now),
      told: earlier.version === now.version ? undefined : measured(months, month, earlier),
      date,
      isPast: date !== today,
      today,
      rows: shown.map((activity) => ({
        on: activity.on,
        what: activityKinds[activity.kind].title,
        about: activity.kind === "joined" ? undefined : titled(subjectOfThing(activity.thing)),
        recorded: localDate(activity.at) > date ? localDate(activity.at) : undefined,
        weight: now.weights[activity.kind],
        ago: monthsBetween(monthOf(activity.on), month),
        worth: sayLove(worth(activity)),
      })),
      all,
      more: all - Math.min(all, MOST_LISTED),
      moreWorth: sayLove(sumOf(activities) - sumOf(shown)),
    });
  },
  steps: () => ({}),
  refusals: {},
});
