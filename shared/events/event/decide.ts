import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import {
  AttendanceRecorded,
  EventCancelled,
  EventChanged,
  EventDrafted,
  EventPublished,
} from "../entries.ts";
import type { Registration } from "../places/model.ts";
import type { Closed, EventDetails, EventState, ProgrammeEvent } from "./model.ts";

/** What a decision about an event makes true. `free` is added to its free places. */
export interface EventDecision {
  readonly event: ProgrammeEvent;
  readonly free: number;
  readonly entries: readonly Entry[];
}

/** Makes an event that the public does not see yet. */
export const draftEvent = (details: EventDetails, reference: string, occasion: Occasion): EventDecision => ({
  event: { ...details, reference, status: "draft", sequence: 0 },
  free: details.places,
  entries: [record(EventDrafted, { subject: reference, data: { places: details.places } }, occasion)],
});

/** Why a draft cannot be published. */
export type PublishRefusal = "already-published" | "cancelled" | "in-the-past";

/** Puts a draft on the public list, so that people can register. */
export const publishEvent = (
  { event }: EventState,
  occasion: Occasion,
): EventDecision | { readonly refusal: PublishRefusal } => {
  if (event.status === "published") return { refusal: "already-published" };
  if (event.status === "cancelled") return { refusal: "cancelled" };
  if (event.startsAt <= occasion.now) return { refusal: "in-the-past" };
  return {
    event: { ...event, status: "published", publishedAt: occasion.now },
    free: 0,
    entries: [record(EventPublished, { subject: event.reference, data: {} }, occasion)],
  };
};

const changesOf = (before: EventDetails, after: EventDetails) => [
  ...(before.title === after.title ? [] : (["title"] as const)),
  ...(before.startsAt === after.startsAt && before.endsAt === after.endsAt ? [] : (["time"] as const)),
  ...(before.place === after.place ? [] : (["place"] as const)),
  ...(before.places === after.places ? [] : (["places"] as const)),
  ...(before.description === after.description ? [] : (["description"] as const)),
];

/** Why an event cannot be changed: it is off, it has begun, it would begin in the past, or more people have a place than there would be. */
export type ChangeRefusal = Exclude<Closed, "draft"> | "in-the-past" | "too-few-places";

/** Changes what the team described. People are told of a published event's new time, place or title; new places go to those who wait. */
export const changeEvent = (
  { event, counts }: EventState,
  details: EventDetails,
  occasion: Occasion,
): EventDecision | { readonly refusal: ChangeRefusal } => {
  if (event.status === "cancelled") return { refusal: "cancelled" };
  if (event.status === "published" && event.startsAt <= occasion.now) return { refusal: "started" };
  if (
    details.startsAt <= occasion.now &&
    (event.status === "published" || details.startsAt !== event.startsAt)
  )
    return { refusal: "in-the-past" };
  if (details.places < counts.taken + counts.offered) return { refusal: "too-few-places" };
  const changed = changesOf(event, details);
  const free = details.places - event.places;
  if (event.status === "draft" || changed.length === 0)
    return { event: { ...event, ...details }, free, entries: [] };
  const sequence = event.sequence + 1;
  return {
    event: { ...event, ...details, sequence },
    free,
    entries: [record(EventChanged, { subject: event.reference, data: { changed, sequence } }, occasion)],
  };
};

/** Why an event cannot be called off. */
export type CancelEventRefusal = "already-cancelled" | "started";

/** Calls an event off, for good. */
export const cancelEvent = (
  { event }: EventState,
  occasion: Occasion,
): EventDecision | { readonly refusal: CancelEventRefusal } => {
  if (event.status === "cancelled") return { refusal: "already-cancelled" };
  if (event.status === "published" && event.startsAt <= occasion.now) return { refusal: "started" };
  const sequence = event.sequence + 1;
  return {
    event: { ...event, status: "cancelled", sequence },
    free: 0,
    entries: [record(EventCancelled, { subject: event.reference, data: { sequence } }, occasion)],
  };
};

/** Whether a person came, with the entry that says so. */
export interface Attendance {
  readonly registration: Registration;
  readonly attended: boolean;
  readonly entry: Entry;
}

/** Why attendance cannot be recorded. */
export type AttendanceRefusal = "not-published" | "not-started";

/** Records who of those with a place came. Answers that were recorded before are left out, so that repeating them says nothing new. */
export const attendanceOf = (
  { event }: EventState,
  registrations: readonly Registration[],
  came: ReadonlyMap<string, boolean>,
  occasion: Occasion,
): readonly Attendance[] | { readonly refusal: AttendanceRefusal } => {
  if (event.status !== "published") return { refusal: "not-published" };
  if (event.startsAt > occasion.now) return { refusal: "not-started" };
  return registrations.flatMap((registration) => {
    const attended = came.get(registration.person);
    if (registration.status !== "taken" || attended === undefined || attended === registration.attended)
      return [];
    const about = { subject: event.reference, person: registration.person };
    const data = { registration: registration.reference, attended };
    return [{ registration, attended, entry: record(AttendanceRecorded, { ...about, data }, occasion) }];
  });
};
