import fc from "fast-check";
import { expect, test } from "vitest";
import { FollowUpDue } from "../../shared/follow-ups/entries.ts";
import {
  type Offset,
  ownerRoleNames,
  type Recipe,
  strandedStep,
} from "../../shared/follow-ups/recipes/model.ts";
import { readerOf } from "../../shared/follow-ups/roles.ts";
import {
  closeStep,
  type FollowUpAnswer,
  moveStep,
  nudgeStep,
  reopenStep,
  skipStep,
} from "../../shared/follow-ups/runs/decide.ts";
import { applyRecipe } from "../../shared/follow-ups/runs/decide-recipe.ts";
import { alignRun, pauseRun, resumeRun } from "../../shared/follow-ups/runs/decide-run.ts";
import { isClosed, isToDo, type Run, stepOf } from "../../shared/follow-ups/runs/model.ts";
import { nudgeAfterReopening, nudgeFollowing, plannedNudge } from "../../shared/follow-ups/runs/nudges.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { addDays, localDate, plus, toLocal } from "../../shared/platform/wall-clock.ts";
import { isWorkingDay } from "../../shared/platform/working-days.ts";
import type { Timer } from "../../shared/timers/timer.ts";
import { at } from "../projects/samples.ts";
import { PROJECT, recipeOf, recipeStep, running } from "./samples.ts";

const NAMES = ["a", "b", "c", "d"] as const;

// Few steps, so that much happens to each. A step counts from one before it, so that every recipe can be followed.
const offset = (index: number): fc.Arbitrary<Offset> => {
  const days = fc.integer({ min: 0, max: 40 });
  const earlier = NAMES.slice(0, index);
  const fromCompletion = fc.record({ from: fc.constant("completion" as const), days });
  if (earlier.length === 0) return fromCompletion;
  const step = fc.constantFrom(...earlier);
  return fc.oneof(
    fromCompletion,
    fc.record({ from: fc.constant("due" as const), step, days }),
    fc.record({ from: fc.constant("closed" as const), step, days }),
  );
};

const recipes: fc.Arbitrary<Recipe> = fc
  .tuple(
    fc.tuple(...NAMES.map((_name, index) => offset(index))),
    fc.tuple(...NAMES.map(() => fc.constantFrom(...ownerRoleNames))),
    fc.subarray([...NAMES], { minLength: 1 }),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([offsets, owners, kept, version]) => {
    const steps = NAMES.map((name, index) =>
      recipeStep(name, offsets[index] ?? { from: "completion", days: 0 }, {
        owner: owners[index] ?? "owner",
      }),
    );
    return recipeOf(
      steps.filter(({ step }) => kept.some((name) => name === step)),
      version,
    );
  });

const standings = ["completed", "paused", "ended", "open"] as const;

type Move =
  | { readonly do: "done" | "skip" | "reopen"; readonly step: string }
  | { readonly do: "move"; readonly step: string; readonly days: number }
  | { readonly do: "pause" | "resume" }
  | { readonly do: "project"; readonly is: (typeof standings)[number]; readonly daysLater: number }
  | { readonly do: "hear-again" }
  | { readonly do: "recipe"; readonly recipe: Recipe }
  | { readonly do: "leave"; readonly who: (typeof ownerRoleNames)[number] }
  | { readonly do: "wait"; readonly hours: number }
  | { readonly do: "deliver" | "redeliver"; readonly which: number };

const step = fc.constantFrom(...NAMES);
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom("done" as const, "skip" as const, "reopen" as const),
        step,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("move" as const),
        step,
        days: fc.integer({ min: -20, max: 60 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("pause" as const, "resume" as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("project" as const),
        is: fc.constantFrom(...standings),
        daysLater: fc.constantFrom(0, 0, 0, 9),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: "hear-again" } as const) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("recipe" as const), recipe: recipes }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("leave" as const), who: fc.constantFrom(...ownerRoleNames) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 900 }) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom("deliver" as const, "redeliver" as const),
        which: fc.nat(9),
      }),
    },
  ),
  { maxLength: 60, size: "max" },
);

interface Sent {
  readonly life: number;
  readonly step: string;
  readonly nudge: number;
  readonly day: string;
}

/** The table, the clock and the bus around the follow-ups of one project. */
class World {
  now = "2026-11-23T17:00:00.000Z";
  completedOn = "2026-11-23";
  is: (typeof standings)[number] = "completed";
  /** How often the follow-ups began: with another completion they begin anew, and so do their nudges. */
  life = 0;
  run: Run | undefined;
  recipe: Recipe;
  readonly gone = new Set<string>();
  readonly timers = new Map<string, Timer>();
  readonly waiting: Timer["entry"][] = [];
  readonly delivered: Timer["entry"][] = [];
  readonly letters: Sent[] = [];

  constructor(recipe: Recipe) {
    this.recipe = recipe;
    this.hear();
  }

  apply(answer: FollowUpAnswer<string>): void {
    if (!("run" in answer)) return;
    this.run = answer.run;
    if (answer.entries.some(({ name }) => name === "FollowUpsStarted")) this.life += 1;
    for (const { id, due } of answer.cancelTimers) this.timers.delete(`${due} ${id}`);
    for (const timer of answer.setTimers) this.timers.set(`${timer.due} ${timer.id}`, timer);
  }

  /** What was heard of the project says only that it changed; how it stands is looked up. */
  hear(): void {
    const { is, completedOn } = this;
    this.apply(alignRun(this.run, { project: PROJECT, is, completedOn }, this.recipe, at(this.now)));
  }

  /** Moves the clock to the next timer. */
  waitForTimer(): void {
    const [first] = [...this.timers.values()].map(({ due }) => due).sort();
    if (first !== undefined && first > this.now) this.now = first;
    this.wait(0);
  }

  wait(hours: number): void {
    this.now = plus(this.now, `PT${hours}H`);
    for (const key of [...this.timers.keys()].sort()) {
      const timer = this.timers.get(key);
      if (timer === undefined || timer.due > this.now) continue;
      this.timers.delete(key);
      this.waiting.push({ ...timer.entry, at: timer.due });
    }
  }

  react(entry: Timer["entry"]): void {
    if (this.run === undefined) return;
    const due = FollowUpDue.parse(entry).data;
    const before = stepOf(this.run, due.step);
    const nudged = nudgeStep(this.run, { ...due, at: entry.at }, at(this.now));
    if (!("run" in nudged)) return;
    expect(before?.status, "a letter about a step that is not open").toBe("open");
    expect(this.run.status, "a letter in a pause").toBe("running");
    const who = { owner: "owner", deputy: "deputy", community: "community", lead: "lead" };
    const reader = readerOf(nudged.step.owner, who, (person) => !this.gone.has(person));
    if (reader.as !== "team")
      expect(this.gone.has(reader.person), "a letter to someone who left").toBe(false);
    this.letters.push({ life: this.life, step: due.step, nudge: nudged.nudge, day: localDate(this.now) });
    this.apply(nudged);
  }

  deliver(which: number): void {
    const [entry] = this.waiting.splice(which % Math.max(1, this.waiting.length), 1);
    if (entry === undefined) return;
    this.delivered.push(entry);
    this.react(entry);
  }

  move(move: Move): void {
    const occasion = at(this.now);
    const { run } = this;
    const link = { kind: "link", url: "https://a.example/", seen: "checked" } as const;
    if (move.do === "project") {
      this.is = move.is;
      if (move.daysLater > 0) this.completedOn = addDays(this.completedOn, move.daysLater);
      this.hear();
    }
    if (move.do === "hear-again") this.hear();
    if (move.do === "leave") this.gone.add(move.who);
    if (move.do === "wait") this.wait(move.hours);
    if (move.do === "deliver") this.deliver(move.which);
    if (move.do === "redeliver") {
      const entry = this.delivered[move.which % Math.max(1, this.delivered.length)];
      if (entry !== undefined) this.react(entry);
    }
    if (run === undefined) return;
    if (move.do === "done") this.apply(closeStep(run, move.step, link, occasion));
    if (move.do === "skip") this.apply(skipStep(run, move.step, "No.", occasion));
    if (move.do === "reopen") this.apply(reopenStep(run, move.step, occasion));
    if (move.do === "move")
      this.apply(moveStep(run, move.step, addDays(localDate(this.now), move.days), occasion));
    if (move.do === "pause") this.apply(pauseRun(run, "by-hand", occasion));
    if (move.do === "resume") this.apply(resumeRun(run, occasion));
    if (move.do === "recipe") this.apply(applyRecipe(run, move.recipe, occasion));
  }

  settle(): void {
    while (this.waiting.length > 0) this.deliver(0);
  }
}

/** That the timers in the table are those that the steps wait for, and no others. */
const checkTimers = (world: World): void => {
  const waitedFor = (world.run?.steps ?? []).flatMap(({ next, step }) =>
    next === undefined ? [] : [`${next.at} follow-up:${PROJECT}:${step}:${next.nudge}`],
  );
  // What has fired and not arrived yet is waited for without a timer.
  const onTheWay = world.waiting.map((entry) => {
    const { step, nudge } = FollowUpDue.parse(entry).data;
    return `follow-up:${PROJECT}:${step}:${nudge}`;
  });
  for (const key of world.timers.keys()) expect(waitedFor).toContain(key);
  for (const key of waitedFor)
    expect(world.timers.has(key) || onTheWay.some((id) => key.endsWith(` ${id}`)), `no timer ${key}`).toBe(
      true,
    );
  for (const { status, next } of world.run?.steps ?? [])
    if (status !== "open" || world.run?.status !== "running") expect(next).toBeUndefined();
};

/** That nothing is counted or asked for on a weekend or bank holiday, unless somebody chose the day. */
const checkDays = ({ run }: World): void => {
  for (const { step, dueAt, moved, nudged, next } of run?.steps ?? []) {
    const due = dueAt && localDate(dueAt);
    if (due !== undefined && moved !== true && nudged === 0)
      expect(isWorkingDay(due, isBankHoliday), `${step} is due on ${due}`).toBe(true);
    const asked = next && localDate(next.at);
    if (asked !== undefined && asked !== due)
      expect(isWorkingDay(asked, isBankHoliday), `${step} is asked for on ${asked}`).toBe(true);
  }
};

/** Everything goes on, nobody does anything: how the last of it ends. */
const letItEnd = (world: World): void => {
  world.is = "completed";
  world.hear();
  if (world.run !== undefined) world.apply(resumeRun(world.run, at(world.now)));
  world.settle();
  // Each round closes what is open, which opens what waited for it.
  for (let round = 0; round <= NAMES.length; round += 1) {
    for (let fired = 0; fired < 50 && world.timers.size > 0; fired += 1) {
      world.waitForTimer();
      world.settle();
    }
    for (const { step, status, nudged } of world.run?.steps ?? []) {
      if (status !== "open") continue;
      expect(nudged, `${step} is open and was not brought to mind to the end`).toBe(3);
      world.move({ do: "done", step });
    }
  }
};

test("in any order of done, skip, reopen, move, pause, change of owner, of project and of recipe, clock jumps and repeated delivery: each nudge once, no step stranded", () => {
  fc.assert(
    fc.property(recipes, moves, (recipe, order) => {
      const world = new World(recipe);
      for (const move of order) {
        world.move(move);
        checkTimers(world);
        checkDays(world);
      }
      letItEnd(world);
      expect(world.run !== undefined && isClosed(world.run), "a step is stranded").toBe(true);
      expect([...world.timers.keys()]).toEqual([]);
      expect(world.run?.steps.filter(isToDo)).toEqual([]);
      const once = world.letters.map(({ life, step: name, nudge }) => `${life} ${name} ${nudge}`);
      expect(
        once.filter((one, index) => once.indexOf(one) !== index),
        "a nudge twice",
      ).toEqual([]);
      const days = world.letters.map(({ life, step: name, day }) => `${life} ${name} ${day}`);
      expect(
        days.filter((one, index) => days.indexOf(one) !== index),
        "two letters on one day",
      ).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

const anyDate = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

test("every due day and every nudge is at 9am in London, in winter and summer", () => {
  fc.assert(
    fc.property(anyDate, fc.constantFrom(1 as const, 2 as const), (moment, nudge) => {
      for (const { dueAt } of running(moment).steps) {
        if (dueAt === undefined) continue;
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

test("a recipe in which a day can never be known is found out, and no other", () => {
  fc.assert(
    fc.property(recipes, ({ steps }) => {
      const known = new Set(steps.map(({ step: name }) => name));
      const whole = steps.every(({ after }) => after.from === "completion" || known.has(after.step));
      expect(strandedStep(steps) === undefined).toBe(whole);
    }),
  );
  const round = [
    recipeStep("a", { from: "due", step: "b", days: 1 }),
    recipeStep("b", { from: "closed", step: "a", days: 1 }),
  ];
  expect(strandedStep(round)?.step).toBe("a");
});
