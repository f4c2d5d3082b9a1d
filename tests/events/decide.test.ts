import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesLeft } from "../../shared/events/event/model.ts";
import {
  acceptPlace,
  cancelPlace,
  registerPerson,
  takeFreePlace,
} from "../../shared/events/places/decide.ts";
import { lapseOffer, offerPlaces } from "../../shared/events/places/decide-offers.ts";
import { linkIdOf, parseLinkId, type Registration } from "../../shared/events/places/model.ts";
import { newId } from "../../shared/platform/ids.ts";
import { newReference } from "../../shared/platform/references.ts";
import { plusHours } from "../../shared/platform/time.ts";

import { begun, early, late, occasion, registration, state, who } from "./examples.ts";

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
  test("is held, for a day at most and not into the event, where the link in the letter must be followed first", () => {
    expect(registerPerson(state(), who, early, true)).toMatchObject({
      registration: { status: "offered", unconfirmed: true, offerUntil: plusHours(early.now, 24) },
      shift: { free: -1, taken: 0, offered: 1, waiting: 0 },
      premise: "nobody-waits",
      entries: [{ name: "PlaceHeld", person: who.person }],
      setTimers: [{ id: `offer:${who.reference}`, due: plusHours(early.now, 24) }],
    });
    expect(registerPerson(state(), who, late, true)).toMatchObject({
      registration: { offerUntil: plusHours(late.now, 1) },
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
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), fc.infiniteStream(fc.nat(255)), (person, bytes) => {
      const random = (count: number) => Uint8Array.from(bytes.take(count));
      const name = { event: newReference("event", random), person };
      expect(parseLinkId(linkIdOf(name))).toEqual(name);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => parseLinkId(text) === null));
});
