import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  acceptPlace,
  cancelPlace,
  lapseOffer,
  offerPlaces,
  registerPerson,
  takeFreePlace,
} from "../../shared/events/decide.ts";
import {
  attendanceOf,
  cancelEvent,
  changeEvent,
  draftEvent,
  publishEvent,
} from "../../shared/events/decide-event.ts";
import { type EventState, type PlaceCounts, placesLeft, publicPlace } from "../../shared/events/event.ts";
import { linkIdOf, parseLinkId, type Registration } from "../../shared/events/registration.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";
import { newReference } from "../../shared/platform/references.ts";

const occasion = (now: string): Occasion => ({ now, newId, actor: { kind: "person" }, correlation: "c" });
const details = {
  title: "Forecasting demand",
  description: "Words.",
  startsAt: "2027-03-10T14:00:00.000Z",
  endsAt: "2027-03-10T15:00:00.000Z",
  place: "Room 3",
  places: 3,
};
const state = (counts: Partial<PlaceCounts> = {}, event: Partial<EventState["event"]> = {}): EventState => ({
  event: {
    ...details,
    reference: "EVT-4F7K-2Q9C",
    status: "published",
    sequence: 0,
    publishedAt: "2027-01-01T00:00:00.000Z",
    ...event,
  },
  counts: { free: 3, taken: 0, offered: 0, waiting: 0, ...counts },
});
const who = {
  reference: "REG-7K2M-4P9T",
  person: newId(),
  name: "Ada Example",
  organisation: "Invented Trust",
};
const registration = (more: Partial<Registration> = {}): Registration => ({
  ...who,
  event: "EVT-4F7K-2Q9C",
  consentedAt: "2027-02-01T09:00:00.000Z",
  joinedAt: "2027-02-01T09:00:00.000Z",
  status: "taken",
  ...more,
});
const early = occasion("2027-02-01T09:00:00.000Z");
const late = occasion("2027-03-10T12:30:00.000Z");
const begun = occasion("2027-03-10T14:00:00.000Z");

describe("registering", () => {
  test("takes a place while there is one", () => {
    expect(registerPerson(state(), who, early)).toMatchObject({
      registration: { status: "taken", joinedAt: early.now },
      shift: { free: -1, taken: 1, offered: 0, waiting: 0 },
      premise: "nobody-waits",
      entries: [{ name: "EventRegistered", person: who.person, data: { by: "form" } }],
    });
  });
  test("waits when the event is full", () => {
    expect(registerPerson(state({ free: 0, taken: 3 }), who, early)).toMatchObject({
      registration: { status: "waiting" },
      shift: { free: 0, taken: 0, offered: 0, waiting: 1 },
      premise: "full-or-queue",
      entries: [{ name: "EventWaitlisted" }],
    });
  });
  test("waits behind those who wait, even while a freed place is on its way to them", () => {
    expect(registerPerson(state({ free: 1, taken: 2, waiting: 1 }), who, early)).toMatchObject({
      registration: { status: "waiting" },
    });
    expect(placesLeft(state({ free: 1, taken: 2, waiting: 1 }), early.now)).toBe(0);
  });
  test("takes a free place past those who wait in the last two hours, when no place is offered any more", () => {
    expect(registerPerson(state({ free: 1, taken: 2, waiting: 1 }), who, late)).toMatchObject({
      registration: { status: "taken" },
    });
  });
  test.each([
    ["draft", early],
    ["cancelled", early],
    ["published", begun],
  ] as const)("is refused for an event that is %s and closed", (status, when) => {
    expect(registerPerson(state({}, { status }), who, when)).toEqual({
      refusal: status === "published" ? "started" : status,
    });
  });
});

describe("giving up", () => {
  test.each([
    ["taken", "place", { free: 1, taken: -1, offered: 0, waiting: 0 }],
    ["offered", "offer", { free: 1, taken: 0, offered: -1, waiting: 0 }],
    ["waiting", "wait", { free: 0, taken: 0, offered: 0, waiting: -1 }],
  ] as const)(
    "of somebody %s gives back a %s, with a sequence that calendars take for newer",
    (status, held, shift) => {
      const decision = cancelPlace(
        state({ taken: 1, offered: 1, waiting: 1 }, { sequence: 4 }),
        registration({ status, offerUntil: "2027-02-03T09:00:00.000Z" }),
        early,
      );
      expect(decision).toMatchObject({
        registration: { status: "cancelled" },
        shift,
        entries: [{ name: "RegistrationCancelled", data: { held, sequence: 5 } }],
        cancelTimers:
          status === "offered" ? [{ id: `offer:${who.reference}`, due: "2027-02-03T09:00:00.000Z" }] : [],
      });
    },
  );
  test("is refused twice, after the start, and when the event is off", () => {
    expect(cancelPlace(state(), registration({ status: "cancelled" }), early)).toEqual({
      refusal: "already-cancelled",
    });
    expect(cancelPlace(state(), registration({ status: "lapsed" }), early)).toEqual({
      refusal: "already-cancelled",
    });
    expect(cancelPlace(state(), registration(), begun)).toEqual({ refusal: "started" });
    expect(cancelPlace(state({}, { status: "cancelled" }), registration(), early)).toEqual({
      refusal: "cancelled",
    });
  });
});

describe("offering", () => {
  const waiters = [1, 2, 3].map((day) => ({
    reference: `REG-000${day}-0000`,
    person: newId(),
    joinedAt: `2027-01-0${day}T09:00:00.000Z`,
  }));
  test("holds each free place for 48 hours for the first who wait, with a timer each", () => {
    const decision = offerPlaces(state({ free: 2, taken: 1, waiting: 3 }), waiters, early);
    expect(decision.offers.map(({ reference }) => reference)).toEqual(["REG-0001-0000", "REG-0002-0000"]);
    expect(decision.shift).toEqual({ free: -2, taken: 0, offered: 2, waiting: -2 });
    expect(decision.setTimers).toMatchObject([
      { id: "offer:REG-0001-0000", due: "2027-02-03T09:00:00.000Z", entry: { name: "PlaceOfferLapsed" } },
      { id: "offer:REG-0002-0000", due: "2027-02-03T09:00:00.000Z", entry: { name: "PlaceOfferLapsed" } },
    ]);
  });
  test("never holds a place later than two hours before the start", () => {
    const decision = offerPlaces(
      state({ free: 1, waiting: 3 }),
      waiters,
      occasion("2027-03-09T14:00:00.000Z"),
    );
    expect(decision.offers).toMatchObject([{ until: "2027-03-10T12:00:00.000Z" }]);
    expect(offerPlaces(state({ free: 1, waiting: 3 }), waiters, late).offers).toEqual([]);
  });
  const offered = registration({ status: "offered", offerUntil: "2027-02-03T09:00:00.000Z" });
  test("is taken up before its time is over, once", () => {
    expect(acceptPlace(state({ offered: 1 }), offered, early)).toMatchObject({
      registration: { status: "taken" },
      shift: { offered: -1, taken: 1, free: 0 },
      entries: [{ name: "EventRegistered", data: { by: "offer" } }],
    });
    expect(acceptPlace(state(), offered, occasion("2027-02-03T09:00:00.000Z"))).toEqual({
      refusal: "offer-over",
    });
    expect(acceptPlace(state(), registration(), early)).toEqual({ refusal: "already-taken" });
    expect(acceptPlace(state(), registration({ status: "waiting" }), early)).toEqual({ refusal: "no-offer" });
    expect(acceptPlace(state(), registration({ status: "lapsed" }), early)).toEqual({
      refusal: "offer-over",
    });
  });
  test("lapses only if it is that offer, still stands, and its time is over", () => {
    const due = "2027-02-03T09:00:00.000Z";
    const offer = { registration: who.reference };
    expect(lapseOffer(state(), offered, offer, due)).toMatchObject({
      registration: { status: "lapsed" },
      shift: { free: 1, offered: -1 },
    });
    expect(lapseOffer(state(), offered, offer, early.now)).toBeNull();
    expect(lapseOffer(state(), registration(), offer, due)).toBeNull();
    expect(lapseOffer(state(), offered, { registration: "REG-0000-0000" }, due)).toBeNull();
    expect(lapseOffer(state({}, { status: "cancelled" }), offered, offer, due)).toBeNull();
  });
  test("gives way to whoever waits and asks first in the last two hours", () => {
    const waiting = registration({ status: "waiting" });
    expect(takeFreePlace(state({ free: 1, waiting: 2 }), waiting, early)).toEqual({
      refusal: "no-free-place",
    });
    expect(takeFreePlace(state({ free: 0, waiting: 2 }), waiting, late)).toEqual({
      refusal: "no-free-place",
    });
    expect(takeFreePlace(state({ free: 1, waiting: 2 }), waiting, late)).toMatchObject({
      registration: { status: "taken" },
      shift: { free: -1, taken: 1, waiting: -1 },
      entries: [{ data: { by: "list" } }],
    });
  });
});

describe("the event itself", () => {
  test("is drafted, published once, and not in the past", () => {
    const draft = draftEvent(details, "EVT-4F7K-2Q9C", early);
    expect(draft).toMatchObject({ event: { status: "draft", sequence: 0 }, free: 3 });
    const drafted = { event: draft.event, counts: state().counts };
    expect(publishEvent(drafted, early)).toMatchObject({
      event: { status: "published", publishedAt: early.now },
    });
    expect(publishEvent(drafted, begun)).toEqual({ refusal: "in-the-past" });
    expect(publishEvent(state(), early)).toEqual({ refusal: "already-published" });
    expect(publishEvent(state({}, { status: "cancelled" }), early)).toEqual({ refusal: "cancelled" });
  });
  test("changes after publication with a higher sequence and the names of what changed; a draft in silence", () => {
    const later = { ...details, startsAt: "2027-03-10T14:30:00.000Z", place: "Room 4", places: 5 };
    expect(changeEvent(state(), later, early)).toMatchObject({
      event: { sequence: 1, place: "Room 4" },
      free: 2,
      entries: [{ name: "EventChanged", data: { changed: ["time", "place", "places"], sequence: 1 } }],
    });
    expect(changeEvent(state(), details, early)).toMatchObject({ event: { sequence: 0 }, entries: [] });
    expect(changeEvent(state({}, { status: "draft" }), later, early)).toMatchObject({ free: 2, entries: [] });
  });
  test("never has fewer places than people with a place or an offer", () => {
    const held = state({ free: 0, taken: 2, offered: 1 });
    expect(changeEvent(held, { ...details, places: 2 }, early)).toEqual({ refusal: "too-few-places" });
    expect(changeEvent(state({ free: 1, taken: 2 }), { ...details, places: 2 }, early)).toMatchObject({
      free: -1,
    });
  });
  test("is called off once, before it starts", () => {
    expect(cancelEvent(state({}, { sequence: 2 }), early)).toMatchObject({
      event: { status: "cancelled", sequence: 3 },
      entries: [{ name: "EventCancelled", data: { sequence: 3 } }],
    });
    expect(cancelEvent(state({}, { status: "cancelled" }), early)).toEqual({ refusal: "already-cancelled" });
    expect(cancelEvent(state(), begun)).toEqual({ refusal: "started" });
  });
  test("knows who came: from the start on, of those with a place, and what is new", () => {
    const others = { ...registration(), person: newId() };
    const waiting = { ...registration({ status: "waiting" }), person: newId() };
    const known = { ...registration({ attended: true }), person: newId() };
    const came = new Map(
      [registration(), others, waiting, known].map(({ person }) => [person, person !== others.person]),
    );
    expect(attendanceOf(state(), [registration()], came, early)).toEqual({ refusal: "not-started" });
    expect(attendanceOf(state(), [registration(), others, waiting, known], came, begun)).toMatchObject([
      { attended: true, entry: { name: "AttendanceRecorded", data: { attended: true } } },
      { attended: false, registration: { person: others.person } },
    ]);
  });
});

test("a joining link is not for everybody's eyes", () => {
  expect(publicPlace("Room 3, Example House")).toBe("Room 3, Example House");
  expect(publicPlace("https://meet.example/abc?x=1")).toBe(
    "Online, by a joining link that is in your confirmation",
  );
  expect(publicPlace("Room 3 or https://meet.example/abc")).toBe(
    "Room 3 or a joining link that is in your confirmation",
  );
});

test("every decision moves places, and makes or loses none", () => {
  const counts = fc
    .record({ free: fc.nat(5), taken: fc.nat(5), offered: fc.nat(5), waiting: fc.nat(5) })
    .filter(({ free, taken, offered }) => free + taken + offered > 0);
  const status = fc.constantFrom<Registration["status"][]>(
    "taken",
    "offered",
    "waiting",
    "cancelled",
    "lapsed",
  );
  fc.assert(
    fc.property(counts, status, fc.constantFrom(early, late, begun), (held, what, when) => {
      const places = held.free + held.taken + held.offered;
      const at = state(held, { places });
      const person = registration({ status: what, offerUntil: "2027-02-02T09:00:00.000Z" });
      const waiters = Array.from({ length: held.waiting }, () => ({ ...person, person: newId() }));
      for (const decision of [
        registerPerson(at, who, when),
        takeFreePlace(at, person, when),
        cancelPlace(at, person, when),
        acceptPlace(at, person, when),
        lapseOffer(at, person, { registration: person.reference }, when.now) ?? { refusal: "none" },
        offerPlaces(at, waiters, when),
      ]) {
        if ("refusal" in decision) continue;
        const { free, taken, offered } = decision.shift;
        expect(free + taken + offered).toBe(0);
      }
    }),
  );
});

test("a link's id names its registration and nothing else does", () => {
  const random = (count: number) => new Uint8Array(count).map(() => Math.floor(Math.random() * 256));
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), (person) => {
      const name = { event: newReference("event", random), person };
      expect(parseLinkId(linkIdOf(name))).toEqual(name);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => parseLinkId(text) === null));
});
