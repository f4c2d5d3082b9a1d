import * as z from "zod/mini";
import type { Activity } from "../../shared/engagement/activity.ts";
import { activityKinds } from "../../shared/engagement/activity-kinds.ts";
import type { Kept } from "../../shared/engagement/decide.ts";
import { type Month, monthOf } from "../../shared/engagement/engagement.ts";
import { leftAfter, loveIn, monthsBetween } from "../../shared/engagement/love.ts";
import { orbitLevel, orbitLevels } from "../../shared/engagement/orbit-level.ts";
import { readKept } from "../../shared/engagement/store.ts";
import { monthsTogether } from "../../shared/engagement/together.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { sayMonth } from "../../shared/platform/time.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import personEngagementPage from "./desk-person-engagement.njk";
import { sayLove } from "./say-love.ts";

const idSchema = z.lazy(() => z.uuid());

/** As many of the latest activities as are listed one by one; older ones are told by their month. */
const MOST_LISTED = 100;

/** The thing of an activity without what tells one round of it from another: `event:EVT-...`. */
const subjectOfThing = (thing: string): string => /^[^:]+:[^:]+/.exec(thing)?.[0] ?? thing;

/** What somebody did until the end of a month, the latest first. */
const doneBy = ({ months }: Kept, month: Month): readonly Activity[] =>
  [...months]
    .filter(([of]) => of <= month)
    .flatMap(([, activities]) => activities.filter(({ counts }) => counts))
    .sort((a, b) => (a.on < b.on ? 1 : -1));

/** The month that is asked for, if it is one and has come; otherwise the present one. */
const monthAsked = (asked: string | undefined, present: Month): Month =>
  asked !== undefined && /^\d{4}-(0\d|1[0-2])$/.test(asked) && asked < present ? asked : present;

/** How somebody takes part, and what adds up to it; as it is now, or as it was at the end of an earlier month. */
export const page = deskPage({
  path: paths.deskPersonEngagement,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: async (needs, id) => {
    const [[person], own, team] = await Promise.all([
      readPeople(needs.table, [id]),
      readKept(needs.table, id),
      readTeam(needs),
    ]);
    if (person === undefined) return undefined;
    const { mergedInto, absorbed = [] } = person;
    if (mergedInto !== undefined) return { redirect: toPath(paths.deskPersonEngagement, mergedInto) };
    const others = await Promise.all(absorbed.map((other) => readKept(needs.table, other)));
    return { person, kept: { ...own, months: monthsTogether([own, ...others]) }, team };
  },
  show: async (needs, { person, kept, team }, { request }) => {
    const present = monthOf(localDate(needs.now()));
    const month = monthAsked(request.query["month"], present);
    const done = doneBy(kept, month);
    const worth = ({ kind, on }: Activity): number =>
      activityKinds[kind].weight * leftAfter(monthsBetween(monthOf(on), month));
    const { shown, all } = firstOf(done, MOST_LISTED);
    const sumOf = (activities: readonly Activity[]): number =>
      activities.reduce((sum, activity) => sum + worth(activity), 0);
    const titled = await readAboutSubjects(
      needs.table,
      shown.map(({ thing }) => subjectOfThing(thing)),
    );
    const months = kept.engagement?.months ?? {};
    return view(personEngagementPage, {
      person: {
        id: person.id,
        name: nameAtDesk(person),
        href: toPath(paths.deskPerson, { person: person.id }),
      },
      inTeam: team.nameOf(person.id) !== undefined,
      level: orbitLevels[orbitLevel(months, month)],
      love: sayLove(loveIn(months, month)),
      month: { value: month, text: sayMonth(month), isPast: month !== present },
      present,
      rows: shown.map((activity) => ({
        on: activity.on,
        what: activityKinds[activity.kind].title,
        about: activity.kind === "joined" ? undefined : titled(subjectOfThing(activity.thing)),
        weight: activityKinds[activity.kind].weight,
        ago: monthsBetween(monthOf(activity.on), month),
        worth: sayLove(worth(activity)),
      })),
      all,
      more: all - Math.min(all, MOST_LISTED),
      moreWorth: sayLove(sumOf(done) - sumOf(shown)),
    });
  },
  steps: () => ({}),
  refusals: {},
});
