import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestFor } from "../../shared/digests/decide.ts";
import { newsLinkId, openNewsLinkId } from "../../shared/news/letter-parts.ts";
import type { NewsItem } from "../../shared/news/news-item.ts";
import { newsItemId } from "../../shared/news/news-item.ts";
import { noNews } from "../../shared/news/news-record.ts";
import { routeNews } from "../../shared/news/route.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { aMember } from "./samples.ts";

const START = "2026-11-24T09:00:00.000Z";

const event = (reference: string, topic = "events"): NewsItem => ({
  kind: "event",
  reference,
  title: reference,
  detail: "",
  path: `/events/${reference}`,
  topic,
});

const reader = (more: Parameters<typeof aMember>[1] = {}) => {
  const member = aMember(1, more);
  return { member, address: {}, record: noNews(member.person) };
};

describe("the one rule for news", () => {
  test("sends a letter to who wants it at once, and keeps it for the digest of who does not", () => {
    const now = START;
    expect(routeNews(reader(), event("A"), { limit: 3, now }).route).toBe("letter");
    for (const frequency of ["weekly", "monthly"] as const)
      expect(routeNews(reader({ frequency }), event("A"), { limit: 3, now }).route).toBe(frequency);
  });

  test("leaves out, with the reason, who did not agree, did not choose the topic, or cannot be written to", () => {
    const limit = { limit: 3, now: START };
    const withdrawn = { at: START, channel: "one-click" } as const;
    const consents = {
      news: { version: "1", text: "Yes", at: START, channel: "import", withdrawn },
    } as const;
    expect(routeNews(reader({ consents: {} }), event("A"), limit)).toMatchObject({ reason: "no-consent" });
    expect(routeNews(reader({ consents }), event("A"), limit)).toMatchObject({ reason: "no-consent" });
    expect(routeNews(reader({ topics: ["results"] }), event("A"), limit)).toMatchObject({
      reason: "topic-not-chosen",
    });
    expect(routeNews({ ...reader(), address: { bouncedAt: START } }, event("A"), limit)).toMatchObject({
      reason: "address-comes-back",
    });
    expect(routeNews({ ...reader(), address: { complainedAt: START } }, event("A"), limit)).toMatchObject({
      reason: "complained",
    });
  });

  test("never sends more letters within seven days than the limit, and what it holds back comes in the next digest", () => {
    let state = reader();
    const ways: string[] = [];
    for (const [nth, name] of ["A", "B", "C", "D"].entries()) {
      const routed = routeNews(state, event(name), { limit: 2, now: plusHours(START, nth) });
      ways.push(routed.route);
      if (routed.route !== "none") state = { ...state, record: routed.record };
    }
    expect(ways).toEqual(["letter", "letter", "limited", "limited"]);
    const at = plusHours(START, 24);
    const current = ["A", "B", "C", "D"].map((name) => ({ item: event(name), since: START }));
    const digest = digestFor(state, current, { at, monthly: false });
    expect([digest?.rhythm, digest?.items.map(({ reference }) => reference)]).toEqual([
      "limited",
      ["C", "D"],
    ]);
    expect(routeNews(state, event("E"), { limit: 2, now: plusHours(START, 24 * 7 + 2) }).route).toBe(
      "letter",
    );
  });

  test("tells nobody anything twice and nobody without consent, whatever happens in which order", () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant("news" as const), name: fc.constantFrom("A", "B", "C", "D", "E") }),
      fc.record({ does: fc.constant("digest" as const), monthly: fc.boolean() }),
      fc.record({
        does: fc.constant("choose" as const),
        frequency: fc.constantFrom("at-once" as const, "weekly" as const, "monthly" as const),
        agrees: fc.boolean(),
        topics: fc.subarray(["events", "results"]),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 0, max: 3 }), (steps, limit) => {
        let state = reader();
        const got: string[] = [];
        for (const [nth, one] of steps.entries()) {
          const now = plusHours(START, nth * 13);
          const agrees = (topic?: string) =>
            state.member.consents.news !== undefined &&
            (topic === undefined || state.member.topics.includes(topic));
          if (one.does === "choose") {
            const { frequency, topics } = one;
            const consents = one.agrees ? aMember(1).consents : {};
            state = { ...state, member: { ...state.member, frequency, topics, consents } };
          } else if (one.does === "news") {
            const routed = routeNews(state, event(one.name), { limit, now });
            if (routed.route === "none") continue;
            if (routed.route === "letter") {
              expect([agrees("events"), state.member.frequency]).toEqual([true, "at-once"]);
              got.push(newsItemId(event(one.name)));
            }
            state = { ...state, record: routed.record };
          } else {
            const current = ["A", "B", "C", "D", "E"].map((name) => ({ item: event(name), since: START }));
            const digest = digestFor(state, current, { at: now, monthly: one.monthly });
            if (digest === undefined) continue;
            expect(digest.items.length).toBeGreaterThan(0);
            expect(agrees("events")).toBe(true);
            got.push(...digest.items.map(newsItemId));
            state = { ...state, record: digest.record };
          }
        }
        expect(new Set(got).size).toBe(got.length);
      }),
    );
  });
});

describe("a counted link", () => {
  test("leads to our own pages only", () => {
    const path = "/events/EVT-4F7K-2Q9C";
    expect(openNewsLinkId(newsLinkId({ about: "NWS-4F7K-2Q9C", path }))).toEqual({
      about: "NWS-4F7K-2Q9C",
      path,
    });
    for (const wrong of [
      "//evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "/\\evil.example",
      "",
    ])
      expect(openNewsLinkId(newsLinkId({ about: "NWS-4F7K-2Q9C", path: wrong }))).toBeUndefined();
  });
});
