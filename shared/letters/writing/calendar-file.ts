import icalendar, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { tzlib_get_ical_block } from "timezones-ical-library";
import type { Instant } from "../../platform/clock.ts";
import { Fault } from "../../platform/keys.ts";
import { HOME_ZONE } from "../../platform/time.ts";
import type { CalendarPart } from "./calendar.ts";
import { oneLine } from "./write-out.ts";

/** Whose calendar it goes to, and who sends it: plain addresses. A formatted sender stops some programs from following updates. */
export interface CalendarPeople {
  readonly organiser: { readonly name: string; readonly address: string };
  readonly attendee: { readonly name: string; readonly address: string };
}

const zoneBlock = (zone: string): string => {
  const found = tzlib_get_ical_block(zone);
  const block = typeof found === "string" ? found : found[0];
  if (block === undefined) throw new Fault(`There is no time zone ${zone}.`);
  return block;
};

const zoned = (moment: Instant) => Temporal.Instant.from(moment).toZonedDateTimeISO(HOME_ZONE);

/**
 * STATUS after RFC 5546: an invitation is confirmed, an event that is off is cancelled, and when only this reader leaves it there is no
 * status, because the event itself still takes place.
 */
const statusOf = ({ method, eventCancelled }: CalendarPart): ICalEventStatus | null => {
  if (eventCancelled === true) return ICalEventStatus.CANCELLED;
  return method === "REQUEST" ? ICalEventStatus.CONFIRMED : null;
};

/** What a letter's reader's calendar is told, as iCalendar (RFC 5545) with the rules of our time zone inside. */
export const calendarFile = (part: CalendarPart, people: CalendarPeople, now: Instant): string => {
  const calendar = icalendar({
    prodId: { company: "Convenor", product: "Letters", language: "EN" },
    method: ICalCalendarMethod[part.method],
    // The zone is the event's alone: named here as well, it would also turn DTSTAMP into local time, which must be UTC.
    timezone: { name: null, generator: zoneBlock },
  });
  const event = calendar.createEvent({
    id: part.uid,
    sequence: part.sequence,
    stamp: zoned(now),
    start: zoned(part.starts),
    end: zoned(part.ends),
    timezone: HOME_ZONE,
    summary: oneLine(part.title),
    description: part.description,
    location: oneLine(part.place),
    url: part.url,
    status: statusOf(part),
    organizer: { name: oneLine(people.organiser.name), email: people.organiser.address },
  });
  event.createAttendee({
    name: oneLine(people.attendee.name) || people.attendee.address,
    email: people.attendee.address,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  });
  return calendar.toString();
};
