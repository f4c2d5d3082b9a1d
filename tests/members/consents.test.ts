import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeChoices, stopNews } from "../../shared/members/choices/decide.ts";
import { isGiven } from "../../shared/members/consents/decide.ts";
import type { PurposeConsent } from "../../shared/members/consents/model.ts";
import { presentWording, purposeNames } from "../../shared/members/consents/purposes.ts";
import { confirm, endMembership, requestJoining } from "../../shared/members/decide.ts";
import { type Membership, membershipSchema } from "../../shared/members/member.ts";
import { newId } from "../../shared/platform/ids.ts";
import { upToDate } from "../../shared/platform/item-version.ts";
import { plus } from "../../shared/platform/wall-clock.ts";

const start = "2026-12-01T09:00:00.000Z";
const person = newId();
const at = (now: string) => ({ now, newId, actor: { kind: "person" } as const, correlation: "test" });
const wish = (purposes: readonly (typeof purposeNames)[number][]) => ({
  name: "Asha Example",
  email: "asha@trust.example",
  organisation: "Example Trust",
  segment: "nhs-trust" as const,
  topics: ["events", "calls"],
  frequency: "weekly" as const,
  purposes,
});
const join = (
  before: Membership | undefined,
  purposes: readonly (typeof purposeNames)[number][],
  now: string,
) => {
  const { request } = requestJoining(wish(purposes), person, at(now));
  const decision = confirm({ ...before, request }, { person, request: request.id }, at(now));
  if ("refusal" in decision) throw new Error(decision.refusal);
  return decision;
};
const member = (purposes: readonly (typeof purposeNames)[number][] = ["news"]): Membership => ({
  member: join(undefined, purposes, start).member,
});
const onMyPage = { given: "my-page", withdrawn: "my-page" } as const;
const later = plus(start, "P1D");

describe("consent", () => {
  test("to nothing is membership all the same", () => {
    const { member, entries } = join(undefined, [], start);
    expect(member).toMatchObject({ status: "member", consents: {} });
    expect(entries.map(({ name }) => name)).toEqual(["MemberJoined"]);
  });

  test("given is kept with its words, version, time and channel, and in the journal without any of the person", () => {
    const { member, entries } = join(undefined, ["news", "directory"], start);
    expect(member.consents.news).toEqual({ ...presentWording("news"), at: start, channel: "join-form" });
    expect(entries.at(-1)).toMatchObject({
      name: "ConsentGiven",
      data: { purposes: ["news", "directory"], channel: "join-form" },
    });
  });

  test("withdrawn and given again leaves the first as history", () => {
    const withdrawn = changeChoices(member(), { withdraw: ["news"] }, onMyPage, at(later));
    if (!("member" in withdrawn)) throw new Error("not withdrawn");
    expect(withdrawn).toMatchObject({ earlier: [], entries: [{ name: "ConsentWithdrawn" }] });
    expect(isGiven(withdrawn.member.consents, "news")).toBe(false);
    const again = changeChoices(
      { member: withdrawn.member },
      { give: ["news"] },
      onMyPage,
      at(plus(later, "P1D")),
    );
    if (!("member" in again)) throw new Error("not given");
    expect(again.earlier).toMatchObject([
      { purpose: "news", consent: { at: start, withdrawn: { at: later } } },
    ]);
    expect(again.member.consents.news).toMatchObject({ at: plus(later, "P1D"), channel: "my-page" });
  });

  test("recorded by the team says by whom and why", () => {
    const told = { withdrawn: "team", by: person, reason: "Told us by phone" } as const;
    const decision = changeChoices(member(), { withdraw: ["news"] }, told, at(later));
    expect(decision).toMatchObject({
      member: {
        consents: { news: { withdrawn: { channel: "team", by: person, reason: "Told us by phone" } } },
      },
    });
    expect(JSON.stringify("entries" in decision && decision.entries)).not.toContain("phone");
  });

  test("ends with the membership, and somebody who comes back agrees anew", () => {
    const left = endMembership(member(["news", "research"]), "page", at(later));
    if ("refusal" in left) throw new Error(left.refusal);
    expect(left.entries.map(({ name }) => name)).toEqual(["MemberLeft", "ConsentWithdrawn"]);
    const back = join({ member: left.member }, ["research"], plus(later, "P1D"));
    expect(back.earlier.map(({ purpose }) => purpose)).toEqual(["research"]);
    expect(isGiven(back.member.consents, "news")).toBe(false);
    expect(isGiven(back.member.consents, "research")).toBe(true);
  });
});

describe("a link to unsubscribe", () => {
  const click = { channel: "one-click" } as const;
  test("ends one topic; the last one ends the consent to news", () => {
    const first = stopNews(member(), { ...click, topic: "events" }, at(later));
    if (!("member" in first)) throw new Error("nothing stopped");
    expect(first.member.topics).toEqual(["calls"]);
    expect(isGiven(first.member.consents, "news")).toBe(true);
    const last = stopNews({ member: first.member }, { ...click, topic: "calls" }, at(later));
    expect(last).toMatchObject({ member: { topics: [], consents: { news: { withdrawn: { at: later } } } } });
  });

  test("without a topic ends all news and keeps the topics for a change of mind", () => {
    expect(stopNews(member(), click, at(later))).toMatchObject({
      member: {
        status: "member",
        topics: ["events", "calls"],
        consents: { news: { withdrawn: { at: later } } },
      },
    });
  });

  test("does nothing twice, nor for a stranger or a topic that was not chosen", () => {
    expect(stopNews(undefined, click, at(later))).toEqual({ unchanged: true });
    expect(stopNews(member([]), click, at(later))).toEqual({ unchanged: true });
    expect(stopNews(member(), { ...click, topic: "methods" }, at(later))).toEqual({ unchanged: true });
  });
});

test("whatever happens in whatever order, what holds is what was said last, and every consent there ever was can be shown", () => {
  const purpose = fc.constantFrom(...purposeNames);
  const steps = fc.array(fc.record({ purpose, do: fc.constantFrom("give", "withdraw", "rejoin") }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(steps, (order) => {
      let now = start;
      let membership = member([]);
      const history: PurposeConsent[] = [];
      const said = new Map<string, boolean>();
      let times = 0;
      for (const step of order) {
        now = plus(now, "PT1H");
        if (step.do === "rejoin") {
          const left = endMembership(membership, "page", at(now));
          if ("refusal" in left) throw new Error(left.refusal);
          const back = join({ member: left.member }, [step.purpose], now);
          history.push(...back.earlier);
          membership = { member: back.member };
          said.clear();
          said.set(step.purpose, true);
          times += 1;
          continue;
        }
        const choices = step.do === "give" ? { give: [step.purpose] } : { withdraw: [step.purpose] };
        const changed = changeChoices(membership, choices, onMyPage, at(now));
        const before = said.get(step.purpose) === true;
        expect("unchanged" in changed).toBe(before === (step.do === "give"));
        if (!("member" in changed)) continue;
        history.push(...changed.earlier);
        membership = { member: changed.member };
        said.set(step.purpose, step.do === "give");
        if (step.do === "give") times += 1;
      }
      const held = membership.member?.consents ?? {};
      for (const name of purposeNames) expect(isGiven(held, name)).toBe(said.get(name) === true);
      expect(history.every(({ consent }) => consent.withdrawn !== undefined)).toBe(true);
      expect(history.length + Object.values(held).length).toBe(times);
    }),
    { numRuns: 300 },
  );
});

describe("a membership of before there were consents", () => {
  const consent = { version: "2026-11", text: "News.", at: "2026-11-23T09:00:00.000Z" };
  const old = (more: object) => ({
    pk: `MEMBER#${person}`,
    sk: "MEMBER",
    member: {
      person,
      status: "member",
      joinedAt: start,
      via: "form",
      segment: "supplier",
      organisation: "A",
      consent,
      ...more,
    },
  });
  test("agreed to news, in the words that it has", () => {
    const read = membershipSchema.parse(upToDate(old({})));
    expect(read.member).toMatchObject({
      topics: ["events", "results", "calls", "workshops"],
      frequency: "at-once",
      consents: { news: { ...consent, channel: "join-form" } },
    });
    expect(membershipSchema.parse(upToDate(upToDate(old({}))))).toEqual(read);
  });

  test("that ended, or has a request of now beside it, is read as that", () => {
    const left = upToDate(old({ status: "left", leftAt: later, via: "list" }));
    expect(membershipSchema.parse(left).member?.consents.news).toMatchObject({
      channel: "import",
      withdrawn: { at: later, channel: "left" },
    });
    const { request } = requestJoining(wish([]), person, at(start));
    const beside = membershipSchema.parse(upToDate({ ...old({}), request }));
    expect([beside.request?.consents, beside.member?.consents.news?.text]).toEqual([{}, "News."]);
  });
});
