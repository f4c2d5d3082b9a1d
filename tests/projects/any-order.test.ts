import fc from "fast-check";
import { expect, test } from "vitest";
import { localDate, plus, toLocal } from "../../shared/platform/wall-clock.ts";
import {
  closeStep,
  followUpTimers,
  nudgeStep,
  type ProjectAnswer,
  planSteps,
  reopenStep,
  skipStep,
} from "../../shared/projects/decide.ts";
import { FollowUpDue } from "../../shared/projects/entries.ts";
import { nudgeAfterReopening, nudgeFollowing, plannedNudge } from "../../shared/projects/nudges.ts";
import type { Project } from "../../shared/projects/project.ts";
import { type FollowUpStep, followUpSteps, recipe } from "../../shared/projects/recipe.ts";
import type { Timer } from "../../shared/timers/timer.ts";
import { at, completed } from "./samples.ts";

type Move =
  | { readonly do: "done" | "skip" | "reopen"; readonly step: FollowUpStep }
  | { readonly do: "plan" }
  | { readonly do: "wait"; readonly hours: number }
  | { readonly do: "deliver" | "redeliver"; readonly which: number };

// Few steps, so that much happens to each.
const step = fc.constantFrom(...followUpSteps.slice(0, 2));
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom("done" as const, "skip" as const, "reopen" as const), step }),
    fc.constant({ do: "plan" } as const),
    fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 1500 }) }),
    fc.record({ do: fc.constantFrom("deliver" as const, "redeliver" as const), which: fc.nat(9) }),
  ),
  { maxLength: 60, size: "max" },
);

/** The table, the clock and the bus around one project, as far as its follow-ups can tell. */
class World {
  now: string;
  project: Project;
  readonly timers = new Map<string, Timer>();
  readonly waiting: Timer["entry"][] = [];
  readonly delivered: Timer["entry"][] = [];
  readonly letters: { readonly step: FollowUpStep; readonly nudge: number; readonly at: string }[] = [];

  /** The completion of 23 November is entered so many days late. */
  constructor(daysLate: number) {
    this.now = plus("2026-11-23T17:00:00.000Z", `P${daysLate}D`);
    this.project = completed(this.now);
  }

  apply(answer: ProjectAnswer | null): void {
    if (answer === null || !("entries" in answer)) return;
    this.project = answer.project;
    for (const { id, due } of answer.cancelTimers) this.timers.delete(`${due} ${id}`);
    this.set(answer.setTimers);
  }

  set(timers: readonly Timer[]): void {
    for (const timer of timers) this.timers.set(`${timer.due} ${timer.id}`, timer);
  }

  /** Fires what is due, in order; what it wrote waits on the bus. */
  wait(hours: number): void {
    this.now = plus(this.now, `PT${hours}H`);
    for (const key of [...this.timers.keys()].sort()) {
      const timer = this.timers.get(key);
      if (timer === undefined || timer.due > this.now) continue;
      this.timers.delete(key);
      this.waiting.push(timer.entry);
    }
  }

  react(entry: Timer["entry"]): void {
    const due = FollowUpDue.parse(entry).data;
    const before = this.project.steps.find((one) => one.step === due.step);
    const decision = nudgeStep(this.project, due, at(this.now));
    if (decision === null) return;
    expect(before?.status, "a letter about a closed step").toBe("open");
    this.letters.push({ step: due.step, nudge: decision.nudge, at: this.now });
    this.apply(decision);
  }

  deliver(which: number): void {
    const [entry] = this.waiting.splice(which % Math.max(1, this.waiting.length), 1);
    if (entry === undefined) return;
    this.delivered.push(entry);
    this.react(entry);
  }

  move(move: Move): void {
    const occasion = at(this.now);
    if (move.do === "done")
      this.apply(closeStep(this.project, move.step, { kind: "event", reference: "EVT-0000-0000" }, occasion));
    if (move.do === "skip") this.apply(skipStep(this.project, move.step, "No.", occasion));
    if (move.do === "reopen") this.apply(reopenStep(this.project, move.step, occasion));
    if (move.do === "plan") this.set(followUpTimers(this.project, occasion));
    if (move.do === "wait") this.wait(move.hours);
    if (move.do === "deliver") this.deliver(move.which);
    if (move.do === "redeliver") {
      const entry = this.delivered[move.which % Math.max(1, this.delivered.length)];
      if (entry !== undefined) this.react(entry);
    }
  }

  settle(): void {
    this.move({ do: "plan" });
    while (this.waiting.length > 0) this.deliver(0);
  }
}

test("whatever the order of closing, reopening, waiting and repeated delivery: each nudge once, none for closed steps, no open step forgotten", () => {
  fc.assert(
    fc.property(moves, fc.constantFrom(0, 0, 5, 300), (order, daysLate) => {
      const world = new World(daysLate);
      for (const move of order) world.move(move);
      world.settle();
      for (const { status, nudged, next, step } of world.project.steps) {
        const own = [...world.timers.values()].filter(({ id }) => id.includes(`:${step}:`));
        if (status !== "open") expect(own, "a closed step has a timer").toEqual([]);
        else if (nudged === 3) expect(own, "a timer after the last nudge").toEqual([]);
        else expect(own.map(({ due }) => due)).toEqual([next?.at]);
      }
      for (let weeks = 0; weeks < 60; weeks += 1) {
        world.wait(7 * 24);
        world.settle();
      }
      for (const { status, nudged } of world.project.steps) if (status === "open") expect(nudged).toBe(3);
      expect([...world.timers.keys()]).toEqual([]);
      const sent = world.letters.map(({ step, nudge }) => `${step} ${nudge}`);
      expect(new Set(sent).size).toBe(sent.length);
      const days = world.letters.map(({ step, at: moment }) => `${step} ${localDate(moment)}`);
      expect(new Set(days).size, "two letters about one step on one day").toBe(days.length);
    }),
    { numRuns: 300 },
  );
});

const anyDate = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

test("every due day and every nudge is at 9am in London, in winter and summer", () => {
  fc.assert(
    fc.property(anyDate, fc.constantFrom(1 as const, 2 as const), (moment, nudge) => {
      for (const { dueAt } of planSteps(localDate(moment), moment)) {
        const later = plus(dueAt, "P200D");
        const all = [
          dueAt,
          plannedNudge(dueAt, nudge),
          nudgeFollowing(dueAt, nudge, dueAt),
          nudgeFollowing(dueAt, nudge, later),
          nudgeAfterReopening(dueAt, nudge, later),
        ];
        for (const each of all) expect(toLocal(each)).toMatch(/T09:00$/);
      }
    }),
  );
});

test("a step is due so many days of the calendar after the completion, whatever the clocks do in between", () => {
  const [, , , workshop] = planSteps("2027-03-20", "2027-03-20T12:00:00.000Z");
  expect(recipe[3]?.afterDays).toBe(28);
  expect(workshop?.dueAt).toBe("2027-04-17T08:00:00.000Z");
});
