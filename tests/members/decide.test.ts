import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confirm, endMembership, requestJoining, stateOfRequest } from "../../shared/members/decide.ts";
import { type JoinWish, joinForm } from "../../shared/members/input.ts";
import type { Membership } from "../../shared/members/member.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";

const start = "2026-11-23T09:00:00.000Z";
const person = newId();
const form: JoinWish = {
  name: "Asha Example",
  email: "asha@trust.example",
  organisation: "Example Trust",
  segment: "nhs-trust",
  role: "analyst",
  topics: ["events"],
  frequency: "weekly",
  purposes: ["news", "research"],
};
const at = (now: string) => ({ now, newId, actor: { kind: "person" } as const, correlation: "test" });

describe("a wish to join", () => {
  test("keeps the exact words that were agreed to, and when", () => {
    const { request } = requestJoining(form, person, at(start));
    expect(request.consents.news?.text).toContain("You may email me news of the programme");
    expect(request.consents.news).toMatchObject({ version: "2026-12", at: start, channel: "join-form" });
    expect(request.consents.directory).toBeUndefined();
    expect(request.expires).toBe("2026-11-30T09:00:00.000Z");
  });

  test("puts nothing that the person typed into the journal", () => {
    const { entries } = requestJoining(form, person, at(start));
    for (const value of [form.name, form.email, form.organisation])
      expect(JSON.stringify(entries)).not.toContain(value);
  });

  test("can be confirmed until it expires, and not at that moment", () => {
    const { request } = requestJoining(form, person, at(start));
    const waiting = { request };
    expect(stateOfRequest(waiting, request.id, "2026-11-30T08:59:59.999Z")).toBe("waiting");
    expect(stateOfRequest(waiting, request.id, "2026-11-30T09:00:00.000Z")).toBe("expired");
  });
});

/** What may happen to one address, as seen by the product. */
type Step =
  | { readonly do: "request" }
  | { readonly do: "confirm"; readonly which: number }
  | { readonly do: "leave" }
  | { readonly do: "wait"; readonly days: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.constant({ do: "request" } as const),
    fc.record({ do: fc.constant("confirm" as const), which: fc.nat(5) }),
    fc.constant({ do: "leave" } as const),
    fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 8 }) }),
  ),
  { maxLength: 20 },
);

test("whatever the order of requests, confirmations and leaving: joined and left alternate, and only the newest link of the last 7 days makes a member", () => {
  fc.assert(
    fc.property(steps, (order) => {
      let now = start;
      let membership: Membership | undefined;
      const requests: { id: string; at: string }[] = [];
      const journal: string[] = [];
      for (const step of order) {
        if (step.do === "wait") now = plus(now, `P${step.days}D`);
        if (step.do === "request") {
          const { request } = requestJoining(form, person, at(now));
          requests.unshift({ id: request.id, at: now });
          const before = membership?.member?.status;
          membership = { ...membership, request };
          expect(membership.member?.status).toBe(before);
        }
        if (step.do === "confirm") {
          const link = requests[step.which];
          if (link === undefined) continue;
          const decision = confirm(membership, { person, request: link.id }, at(now));
          if ("refusal" in decision) continue;
          expect(step.which).toBe(0);
          expect(now < plus(link.at, "P7D")).toBe(true);
          membership = { member: decision.member };
          journal.push(
            ...decision.entries.map(({ name }) => name).filter((name) => name.startsWith("Member")),
          );
        }
        if (step.do === "leave") {
          const decision = endMembership(membership, "page", at(now));
          if ("refusal" in decision) continue;
          membership = { member: decision.member };
          journal.push(
            ...decision.entries.map(({ name }) => name).filter((name) => name.startsWith("Member")),
          );
        }
      }
      for (const [index, name] of journal.entries())
        expect(name).toBe(index % 2 === 0 ? "MemberJoined" : "MemberLeft");
      expect(membership?.member?.status === "member").toBe(journal.length % 2 === 1);
    }),
    { numRuns: 500 },
  );
});

describe("the join form", () => {
  test("takes names of every script and forgives stray spaces", () => {
    const read = joinForm.parse({
      ...form,
      consent: "yes",
      name: "  Nguyễn   Thị Ánh ",
      email: " a@b.example ",
    });
    expect(read).toMatchObject({ name: "Nguyễn Thị Ánh", email: "a@b.example" });
  });

  test.each([
    ["name", ""],
    ["name", "Win at www.spam.example"],
    ["name", "a".repeat(101)],
    ["email", "asha"],
    ["email", "asha@trust.example\r\nBcc: all@trust.example"],
    ["organisation", " "],
    ["segment", "bank"],
    ["role", ""],
    ["frequency", "hourly"],
  ])("says what is wrong with %s %j", (field, value) => {
    const read = joinForm.safeParse({ ...form, [field]: value });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
    expect(read.error?.issues[0]?.message).toMatch(/^[A-Z].{10,}/);
  });

  test("whatever is sent, it is read or refused in words, never thrown", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(form)),
          fc.oneof(fc.string({ unit: "binary" }), fc.string()),
        ),
        (answers) => {
          const read = joinForm.safeParse(answers);
          if (read.success) expect(read.data.name).not.toMatch(/\p{Cc}/u);
          else for (const { message } of read.error.issues) expect(message).toMatch(/^[A-Z]/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
