import { describe, expect, test } from "vitest";
import {
  attendanceOf,
  cancelEvent,
  changeEvent,
  draftEvent,
  publishEvent,
} from "../../shared/events/event/decide.ts";
import { publicPlace } from "../../shared/events/event/model.ts";
import { newId } from "../../shared/platform/ids.ts";

import { begun, details, early, registration, state } from "./examples.ts";

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
