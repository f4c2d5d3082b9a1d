import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Letter, letterStatuses } from "../../shared/letters/letter.ts";
import { decideSending, type SendingCase } from "../../shared/letters/sending/decide.ts";
import { quietUntil } from "../../shared/letters/sending/quiet-hours.ts";
import type { NewsWish } from "../../shared/people/membership.ts";
import { toLocal } from "../../shared/platform/wall-clock.ts";
import { aLetter } from "./samples.ts";

const now = "2026-11-23T10:00:00.000Z";

const stranger: NewsWish = { member: false, merged: false, consent: false, research: false, topics: [] };
const wants: NewsWish = { member: true, merged: false, consent: true, research: true, topics: ["events"] };

const given = (
  more: Omit<Partial<SendingCase>, "letter"> & { letter?: Partial<Letter> } = {},
): SendingCase => ({
  kind: { purpose: "service", ifUncertain: "again" },
  reader: {},
  news: stranger,
  now,
  ...more,
  letter: aLetter(more.letter),
});

const news = { purpose: "news", ifUncertain: "never" } as const;
const bounced = { bouncedAt: "2026-11-20T10:00:00.000Z" } as const;
const complained = { complainedAt: now } as const;
const form = { purpose: "service", ifUncertain: "again", answersForm: true } as const;
const stale = { status: "sending", attempt: { id: "a", at: "2026-11-23T09:50:00.000Z" } } as const;

describe("whether a letter is sent", () => {
  test.each([
    ["a service letter goes out", given(), { act: "send" }],
    ["news goes to a member by day", given({ kind: news, news: wants }), { act: "send" }],
    ["news does not go to someone who left", given({ kind: news }), "no-longer-a-member"],
    [
      "news does not go to a record that is merged into another member's",
      given({ kind: news, news: { ...wants, merged: true } }),
      "merged",
    ],
    [
      "news does not go to a member who does not agree to it",
      given({ kind: news, news: { ...wants, consent: false } }),
      "no-consent",
    ],
    [
      "news about a topic goes to who chose it",
      given({ kind: news, news: wants, letter: { topic: "events" } }),
      { act: "send" },
    ],
    [
      "news about a topic does not go to who did not choose it",
      given({ kind: news, news: wants, letter: { topic: "calls" } }),
      "topic-not-chosen",
    ],
    [
      "what was queued before letters said their topic is about their kind's",
      given({ kind: { ...news, topic: "calls" }, news: wants }),
      "topic-not-chosen",
    ],
    ["an erased person gets nothing", given({ reader: undefined }), "person-erased"],
    ["a bounced address gets nothing", given({ reader: bounced }), "address-suppressed"],
    [
      "what answers a form is tried a day after the last letter came back",
      given({ kind: form, reader: bounced, letter: { queuedAt: "2026-11-21T10:00:00.000Z" } }),
      { act: "send" },
    ],
    [
      "what answers a form is not tried twice a day",
      given({ kind: form, reader: bounced, letter: { queuedAt: "2026-11-21T09:59:59.999Z" } }),
      "address-suppressed",
    ],
    [
      "a bounced address gets no news, whatever else holds",
      given({ kind: news, news: wants, reader: bounced, letter: { queuedAt: now } }),
      "address-suppressed",
    ],
    ["who complained gets what they asked for", given({ reader: complained }), { act: "send" }],
    [
      "who complained gets no news",
      given({ kind: news, news: wants, reader: complained }),
      "address-suppressed",
    ],
    [
      "what is of no use any more is not sent",
      given({ letter: { usefulUntil: "2026-11-23T09:59:59.000Z" } }),
      "too-late",
    ],
    ["what is of use until now is sent", given({ letter: { usefulUntil: now } }), { act: "send" }],
    ["the team's inbox is never held back", given({ reader: "team" }), { act: "send" }],
    ["a lost answer: a booking is sent again", given({ letter: stale }), { act: "send" }],
    [
      "a lost answer: a newsletter is never sent twice",
      given({ letter: stale, kind: news, news: wants }),
      "uncertain",
    ],
    [
      "an attempt that surely sent nothing is made again",
      given({ letter: { status: "sending" }, kind: news, news: wants }),
      { act: "send" },
    ],
    [
      "an attempt that is going on is waited for",
      given({ letter: { status: "sending", attempt: { id: "a", at: now } } }),
      { act: "later", at: "2026-11-23T10:01:30.000Z" },
    ],
  ] as const)("%s", (_title, sendingCase, expected) => {
    const wanted = typeof expected === "string" ? { act: "hold-back", reason: expected } : expected;
    expect(decideSending(sendingCase)).toEqual(wanted);
  });

  test("whatever else holds, a letter that has gone out or was held back is left alone", () => {
    const open: readonly string[] = ["queued", "sending", "failed"];
    const settled = letterStatuses.filter((status) => !open.includes(status));
    fc.assert(
      fc.property(
        fc.constantFrom(...settled),
        fc.constantFrom("service", "news", "team"),
        fc.constantFrom("again", "never"),
        fc.constantFrom<SendingCase["reader"]>(undefined, {}, bounced, complained, "team"),
        (status, purpose, ifUncertain, reader) => {
          const sendingCase = given({ letter: { status }, kind: { purpose, ifUncertain }, reader });
          expect(decideSending(sendingCase)).toEqual({ act: "nothing" });
        },
      ),
    );
  });
});

describe("quiet hours", () => {
  test.each([
    ["2026-11-23T07:59:00.000Z", "2026-11-23T08:00:00.000Z"],
    ["2026-11-23T08:00:00.000Z", null],
    ["2026-11-23T19:59:00.000Z", null],
    ["2026-11-23T20:00:00.000Z", "2026-11-24T08:00:00.000Z"],
    ["2026-07-01T19:00:00.000Z", "2026-07-02T07:00:00.000Z"],
    ["2026-10-24T22:00:00.000Z", "2026-10-25T08:00:00.000Z"],
    ["2027-03-27T21:00:00.000Z", "2027-03-28T07:00:00.000Z"],
  ])("news at %s waits until %s", (at, until) => {
    expect(quietUntil(at)).toBe(until);
  });

  test("the moment to wait for is always 08:00 in London, and by day", () => {
    const moments = fc.date({
      min: new Date("2024-01-01"),
      max: new Date("2040-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (date) => {
        const until = quietUntil(date.toISOString());
        if (until === null) return;
        expect(toLocal(until)).toMatch(/T08:00$/);
        expect(quietUntil(until)).toBeNull();
        expect(Date.parse(until) - date.getTime()).toBeLessThanOrEqual(13 * 3_600_000);
      }),
    );
  });
});
