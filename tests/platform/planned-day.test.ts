import { describe, expect, test } from "vitest";
import { changeCall, makeCall } from "../../shared/applications/calls/decide.ts";
import type { CallDetails } from "../../shared/applications/calls/input.ts";
import { moveStep } from "../../shared/follow-ups/runs/decide.ts";
import { isOver } from "../../shared/platform/wall-clock.ts";
import { createProject } from "../../shared/projects/decide.ts";
import { planGovernance } from "../../shared/projects/governance/decide.ts";
import { factsOf, saveReUse } from "../../shared/re-uses/decide-desk.ts";
import { startReUse } from "../../shared/re-uses/request/decide.ts";
import { running } from "../follow-ups/samples.ts";
import { at, form, owner } from "../projects/samples.ts";

// Half past midnight of 2 July in London, where it is summer; the day before in UTC.
const now = "2027-07-01T23:30:00.000Z";
const PAST = { refusal: "in-the-past" };

const call = (opensAt: string, closesAt: string): CallDetails => ({
  title: "Autumn call",
  introduction: "Tell us.",
  opensAt,
  closesAt,
  segments: ["nhs-trust"],
  eligibility: "Public bodies.",
  blind: true,
  scoresDueOn: undefined,
  assessors: 2,
  criteria: [],
});

describe("a day that is planned for", () => {
  test("is over when it is before today in London; what stood there before may stay", () => {
    expect(isOver("2027-07-01", { now })).toBe(true);
    expect(isOver("2027-07-02", { now })).toBe(false);
    expect(isOver("2027-07-01", { now, before: "2027-07-01" })).toBe(false);
    expect(isOver(undefined, { now })).toBe(false);
  });

  test("is refused of a follow-up that is moved", () => {
    expect(moveStep(running(), "webinar", "2027-07-01", at(now))).toEqual(PAST);
    expect(moveStep(running(), "webinar", "2027-07-02", at(now))).toHaveProperty("run");
  });

  test("is refused of the next contact of a re-use, which may stay where it was", () => {
    const asked = {
      item: { reference: "CAI-0000-0000", title: "Bed forecast" },
      organisation: { name: "Quite Invented Hospitals" },
      person: owner,
      by: "form",
      introducedBy: { kind: "catalogue" },
      howFar: "interested",
      whatFor: "Our wards",
      mayBeNamed: true,
      mayBeAsked: true,
    } as const;
    const { reUse } = startReUse(asked, "RUS-0000-0000", at("2027-06-01T09:00:00.000Z"));
    const facts = factsOf(reUse);
    const save = (some: Partial<typeof facts>) =>
      saveReUse(reUse, { facts: { ...facts, ...some }, stage: reUse.stage }, at(now));
    expect(facts.nextContactOn).toBeDefined();
    expect(save({ nextContactOn: "2026-01-01" })).toEqual(PAST);
    expect(save({ outcome: "They stopped." })).toHaveProperty("reUse");
  });

  test("is refused of when information governance is to be approved", () => {
    const { project } = createProject(form, "PRJ-0000-0000", at(now));
    expect(planGovernance(project, { owner, neededBy: "2027-06-30" }, at(now))).toEqual(PAST);
    expect(planGovernance(project, { owner, neededBy: "2027-07-02" }, at(now))).toHaveProperty("project");
  });

  test("is refused of a draft of a call, opening and closing; an open call can be changed", () => {
    const open = call("2027-06-01T08:00:00.000Z", "2027-09-01T16:00:00.000Z");
    expect(makeCall(open, "CAL-0000-0000", at(now))).toEqual(PAST);
    const over = call("2027-07-02T08:00:00.000Z", "2027-07-01T23:00:00.000Z");
    expect(makeCall(over, "CAL-0000-0000", at(now))).toEqual({ refusal: "closes-in-the-past" });
    const made = makeCall(open, "CAL-0000-0000", at("2027-05-01T08:00:00.000Z"));
    if ("refusal" in made) throw new Error("It was to come then.");
    const longer = { ...open, closesAt: "2027-09-08T16:00:00.000Z" };
    expect(changeCall(made.call, { details: longer, version: 1 }, at(now))).toHaveProperty("call");
  });
});
