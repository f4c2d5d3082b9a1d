import { waitingEnquiries } from "../../enquiries/read.ts";
import { upcomingEvents } from "../../events/read.ts";
import { dueFollowUps } from "../../follow-ups/read.ts";
import type { Instant } from "../../platform/clock.ts";
import type { Table } from "../../platform/dynamo.ts";
import { hoursBetween } from "../../platform/time.ts";
import { localDate } from "../../platform/wall-clock.ts";
import type { Present } from "./model.ts";

const MOST_EVENTS = 10;
const MOST_FOLLOW_UPS = 50;

/** How things stand now, by what each feature publishes of itself. Three queries and a read, at once. */
export const readPresent = async (table: Table, now: Instant): Promise<Present> => {
  const [{ enquiries, all, more }, followUps, events] = await Promise.all([
    waitingEnquiries(table, localDate(now)),
    dueFollowUps(table, now),
    upcomingEvents(table, now),
  ]);
  const days = enquiries.map(({ receivedAt }) => Math.floor(hoursBetween(receivedAt, now) / 24));
  const longerThan = (limit: number) => days.filter((age) => age > limit).length;
  return {
    at: now,
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
