import { waitingEnquiries } from "../../enquiries/read.ts";
import { upcomingEvents } from "../../events/read.ts";
import { dueFollowUps } from "../../follow-ups/read.ts";
import type { Instant } from "../../platform/clock.ts";
import type { Table } from "../../platform/dynamo.ts";
import type { HeldNeeds } from "../../platform/held.ts";
import { hoursBetween } from "../../platform/time.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { readTeam } from "../../sign-in/team.ts";
import { countOwned, readWorkOfTeam } from "../../work/read.ts";
import type { Present } from "./model.ts";

const MOST_EVENTS = 10;
const MOST_FOLLOW_UPS = 50;

/** What nobody looks after: one query for the team, one for its list, and one for each colleague who has left. */
const readNobodys = async (needs: HeldNeeds): Promise<NonNullable<Present["nobodys"]>> => {
  const { table } = needs;
  const [team, { absent }] = await Promise.all([readWorkOfTeam(table), readTeam(needs)]);
  const things = await Promise.all(absent.map(({ id }) => countOwned(table, id)));
  const counted = ["link", "failure", "relationship"];
  return {
    relationships: team.filter(({ kind }) => kind === "relationship").length,
    waiting: team.filter(({ kind, role }) => role === undefined && !counted.includes(kind)).length,
    left: absent.flatMap(({ id }, nth) => {
      const count = things[nth] ?? 0;
      return count === 0 ? [] : [{ person: id, things: count }];
    }),
  };
};

/** How things stand now, by what each feature publishes of itself. Four queries and a read, at once, and a query for each colleague who has left. */
export const readPresent = async (table: Table, now: Instant): Promise<Present> => {
  const [nobodys, { enquiries, all, more }, followUps, events] = await Promise.all([
    readNobodys({ table, now: () => now }),
    waitingEnquiries(table, localDate(now)),
    dueFollowUps(table, now),
    upcomingEvents(table, now),
  ]);
  const days = enquiries.map(({ receivedAt }) => Math.floor(hoursBetween(receivedAt, now) / 24));
  const longerThan = (limit: number) => days.filter((age) => age > limit).length;
  return {
    at: now,
    nobodys,
    enquiries: {
      waiting: all,
      more,
      ...(days.length === 0 ? {} : { oldestDays: Math.max(0, ...days) }),
      overTwoDays: longerThan(2),
      overAWeek: longerThan(7),
    },
    followUpsDue: { all: followUps.length, late: followUps.filter(({ late }) => late).length },
    followUps: followUps
      .slice(0, MOST_FOLLOW_UPS)
      .map(({ reference, project, step, title, dueAt, late }) => ({
        reference,
        project,
        step,
        title,
        dueAt,
        late,
      })),
    eventsToCome: events.length,
    events: events.slice(0, MOST_EVENTS).map(({ reference, title, startsAt, places, taken, waiting }) => ({
      reference,
      title,
      startsAt,
      places,
      taken,
      waiting,
    })),
  };
};
