import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { makeMail } from "../../shared/letters/sending/mail.ts";
import type { CalendarPart } from "../../shared/letters/writing/calendar.ts";
import { calendarFile } from "../../shared/letters/writing/calendar-file.ts";
import { writeOut } from "../../shared/letters/writing/write-out.ts";

const people = {
  organiser: { name: "The Innovation Programme", address: "hello@programme.example" },
  attendee: { name: "Ada Example", address: "ada@trust.example" },
};
const now = "2026-11-23T09:00:00.000Z";

const part = (more: Partial<CalendarPart> = {}): CalendarPart => ({
  method: "REQUEST",
  uid: "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f@programme.example",
  sequence: 0,
  title: "Introduction to re-use",
  description: "Join by the link.",
  place: "Online",
  starts: "2026-12-01T13:00:00.000Z",
  ends: "2026-12-01T14:00:00.000Z",
  url: "https://programme.example/events/EVT-4F7K-2Q9C",
  ...more,
});

const lines = (calendar: string): string[] => calendar.replaceAll("\r\n ", "").split("\r\n");
const read = (more: Partial<CalendarPart>) => {
  const all = lines(calendarFile(part(more), people, now));
  const value = (name: string) => all.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
  return { all, value };
};

describe("what a reader's calendar is told", () => {
  // features.md 5.1: invite 0, reschedule 1, reschedule 2, cancel 3.
  test.each([
    ["an invitation", {}, "REQUEST", "0", "CONFIRMED"],
    ["the event moves", { sequence: 1 }, "REQUEST", "1", "CONFIRMED"],
    ["it moves again", { sequence: 2 }, "REQUEST", "2", "CONFIRMED"],
    ["the event is off", { method: "CANCEL", sequence: 3, eventCancelled: true }, "CANCEL", "3", "CANCELLED"],
    ["this reader leaves it", { method: "CANCEL", sequence: 3 }, "CANCEL", "3", undefined],
  ] as const)("%s", (_title, more, method, sequence, status) => {
    const { value } = read(more);
    expect(value("METHOD")).toBe(method);
    expect(value("SEQUENCE")).toBe(sequence);
    expect(value("STATUS")).toBe(status);
    expect(value("UID")).toBe("01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f@programme.example");
  });

  test("carries our time zone with its rules, and local times", () => {
    const { all } = read({ starts: "2026-07-01T12:00:00.000Z", ends: "2026-07-01T13:00:00.000Z" });
    expect(all).toContain("TZID:Europe/London");
    expect(all.filter((line) => line === "BEGIN:VTIMEZONE")).toHaveLength(1);
    expect(all).toContain("DTSTART;TZID=Europe/London:20260701T130000");
    expect(all).toContain("DTEND;TZID=Europe/London:20260701T140000");
    expect(all.find((line) => line.startsWith("DTSTAMP"))).toBe("DTSTAMP:20261123T090000Z");
  });

  test("names the organiser and the reader by bare addresses", () => {
    const { all } = read({});
    expect(all.find((line) => line.startsWith("ORGANIZER"))).toMatch(/:mailto:hello@programme\.example$/);
    expect(all.find((line) => line.startsWith("ATTENDEE"))).toMatch(/:mailto:ada@trust\.example$/i);
  });

  test("holds one event of known properties, whatever the title and place say", () => {
    const known = lines(calendarFile(part(), people, now)).map((line) => line.split(/[:;]/)[0]);
    const nasty = fc
      .array(
        fc.oneof(
          fc.string({ unit: "grapheme", maxLength: 30 }),
          fc.constantFrom("\r\nATTENDEE:mailto:eve@evil.example", "\n", ";", ":", ",", "\\", '"'),
        ),
      )
      .map((texts) => `x${texts.join("")}`);
    fc.assert(
      fc.property(nasty, nasty, (title, place) => {
        const names = lines(
          calendarFile(
            part({ title, place }),
            { ...people, attendee: { name: title, address: "ada@trust.example" } },
            now,
          ),
        ).map((line) => line.split(/[:;]/)[0]);
        expect(names).toEqual(known);
      }),
    );
  });

  test("goes as an alternative that mail programs understand, and as a file", async () => {
    const file = calendarFile(part(), people, now);
    const frame = {
      programme: "P",
      siteUrl: "https://programme.example",
      purpose: "service",
      pictures: [],
    } as const;
    const raw = await makeMail(writeOut({ subject: "Your place", parts: [{ paragraph: "Hello" }] }, frame), {
      letterId: "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f",
      now,
      from: people.organiser,
      to: people.attendee,
      calendar: { method: "REQUEST", file },
      pictures: new Map(),
    });
    expect(Buffer.from(raw).toString()).toMatch(
      /Content-Type: text\/calendar; charset=utf-8;\s+method=REQUEST/,
    );
    const email = await PostalMime.parse(raw, { attachmentEncoding: "utf8" });
    const calendars = email.attachments.filter(({ mimeType }) => /calendar|ics/.test(mimeType));
    expect(calendars.map(({ filename }) => filename)).toContain("invitation.ics");
    for (const { content } of calendars) expect(String(content)).toContain("METHOD:REQUEST");
  });
});
