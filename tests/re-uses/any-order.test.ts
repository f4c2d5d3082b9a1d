import fc from "fast-check";
import { expect, test } from "vitest";
import type { Occasion } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";
import { localDate, plus } from "../../shared/platform/wall-clock.ts";
import { type ReUseAnswer, type ReUseDecision, undoable, undoStage } from "../../shared/re-uses/decide.ts";
import { factsOf, saveReUse } from "../../shared/re-uses/decide-desk.ts";
import { ReUseNewsDue } from "../../shared/re-uses/entries.ts";
import { newsDays, plannedAt } from "../../shared/re-uses/news/days.ts";
import { askForNews, giveNews } from "../../shared/re-uses/news/decide.ts";
import type { ReUse } from "../../shared/re-uses/re-use.ts";
import { joinReUse, type Request, startReUse } from "../../shared/re-uses/request/decide.ts";
import { newsAnswerNames, type Stage, stageNames } from "../../shared/re-uses/stages.ts";
import type { Timer } from "../../shared/timers/timer.ts";

const amina = "0199e7a0-4c1c-7000-8000-0000000000c1";
const bea = "0199e7a0-4c1c-7000-8000-0000000000c2";
const START = "2026-12-01T11:00:00.000Z";

const at = (now: string, kind: "team" | "person" = "team") => ({
  now,
  newId,
  actor: { kind, id: amina },
  correlation: "test",
});

const request = (more: Partial<Request> = {}): Request => ({
  item: { reference: "CAI-0000-0000", title: "Bed forecast" },
  organisation: { name: "Quite Invented Hospitals" },
  person: amina,
  by: "form",
  introducedBy: { kind: "catalogue" },
  howFar: "interested",
  whatFor: "Our wards",
  mayBeNamed: true,
  mayBeAsked: true,
  ...more,
});

type Move =
  | { readonly do: "stage"; readonly to: (typeof stageNames)[number] }
  | { readonly do: "ask"; readonly howFar: (typeof stageNames)[number]; readonly by: "form" | "event" }
  | { readonly do: "answer"; readonly answer: (typeof newsAnswerNames)[number]; readonly which: number }
  | { readonly do: "undo" }
  | { readonly do: "agree"; readonly to: boolean }
  | { readonly do: "wait"; readonly hours: number }
  | { readonly do: "deliver" | "redeliver"; readonly which: number };

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("stage" as const), to: fc.constantFrom(...stageNames) }),
    fc.record({
      do: fc.constant("ask" as const),
      howFar: fc.constantFrom(...stageNames.slice(0, 5)),
      by: fc.constantFrom("form" as const, "event" as const),
    }),
    fc.record({
      do: fc.constant("answer" as const),
      answer: fc.constantFrom(...newsAnswerNames),
      which: fc.nat(3),
    }),
    fc.constant({ do: "undo" } as const),
    fc.record({ do: fc.constant("agree" as const), to: fc.boolean() }),
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 3000 }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom("deliver" as const, "redeliver" as const),
        which: fc.nat(5),
      }),
    },
  ),
  { maxLength: 50, size: "max" },
);

/** The table, the clock and the bus around one re-use, as far as its questions for news can tell. */
class World {
  now = START;
  reUse: ReUse;
  readonly timers = new Map<string, Timer>();
  readonly waiting: Timer["entry"][] = [];
  readonly delivered: Timer["entry"][] = [];
  readonly letters: { readonly day: number; readonly at: string }[] = [];
  /** Whether it ever had stopped, or the questions were not wanted for a while: then some may be passed over. */
  heldBack = false;

  constructor(first: Request) {
    const begun = startReUse(first, "RUS-0000-0000", at(this.now));
    this.reUse = begun.reUse;
    this.set(begun);
  }

  set({ setTimers, cancelTimers }: Pick<ReUseDecision, "setTimers" | "cancelTimers">): void {
    for (const { id, due } of cancelTimers) this.timers.delete(`${due} ${id}`);
    for (const timer of setTimers) this.timers.set(`${timer.due} ${timer.id}`, timer);
  }

  saved(facts: { readonly mayBeAsked?: boolean }, stage: Stage, occasion: Occasion): ReUseAnswer<string> {
    return saveReUse(this.reUse, { facts: { ...factsOf(this.reUse), ...facts }, stage }, occasion);
  }

  apply(answer: ReUseAnswer<string>): void {
    if (!("entries" in answer)) return;
    this.reUse = answer.reUse;
    this.set(answer);
    if (this.reUse.stage === "stopped" || this.reUse.news?.off === true) this.heldBack = true;
  }

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
    const { day } = ReUseNewsDue.parse(entry).data;
    const asking = askForNews(this.reUse, day, true, at(this.now));
    if (asking === null) return;
    expect(this.reUse.stage, "a question about what has stopped").not.toBe("stopped");
    expect(this.reUse.news?.off, "a question to someone who does not want it").toBeUndefined();
    this.letters.push({ day, at: this.now });
    this.apply(asking);
  }

  deliver(which: number): void {
    const [entry] = this.waiting.splice(which % Math.max(1, this.waiting.length), 1);
    if (entry === undefined) return;
    this.delivered.push(entry);
    this.react(entry);
  }

  move(move: Move): void {
    const occasion = at(this.now);
    if (move.do === "stage") this.apply(this.saved({}, move.to, occasion));
    if (move.do === "ask")
      this.apply(
        joinReUse(
          this.reUse,
          request({ person: bea, howFar: move.howFar, by: move.by, mayBeAsked: move.by === "form" }),
          occasion,
        ),
      );
    if (move.do === "answer")
      this.apply(
        giveNews(
          this.reUse,
          { day: newsDays[move.which] ?? 30, answer: move.answer },
          at(this.now, "person"),
        ),
      );
    if (move.do === "undo") this.apply(undoStage(this.reUse, undoable(this.reUse)?.at ?? "", occasion));
    if (move.do === "agree") this.apply(this.saved({ mayBeAsked: move.to }, this.reUse.stage, occasion));
    if (move.do === "wait") this.wait(move.hours);
    if (move.do === "deliver") this.deliver(move.which);
    if (move.do === "redeliver") {
      const entry = this.delivered[move.which % Math.max(1, this.delivered.length)];
      if (entry !== undefined) this.react(entry);
    }
  }

  /** Lets a year and a half go by, with everything delivered. */
  settle(): void {
    for (let week = 0; week < 80; week += 1) {
      while (this.waiting.length > 0) this.deliver(0);
      this.wait(7 * 24);
    }
  }
}

const days = ({ letters }: World) => letters.map(({ day }) => day);

test("whatever the order of requests, answers, steps and leaps of the clock: each question at most once, in order, a fortnight apart, none to who stopped, none lost", () => {
  fc.assert(
    fc.property(moves, fc.boolean(), (order, lead) => {
      const world = new World(request(lead ? { by: "event", mayBeAsked: false } : {}));
      for (const move of order) world.move(move);
      const { news, stage } = world.reUse;
      const own = [...world.timers.values()].map(({ due }) => due);
      const waits = world.waiting.some((entry) => ReUseNewsDue.parse(entry).data.day === news?.next?.day);
      // The next question has a timer, or its entry is on the way; what stopped or is not wanted has neither.
      if (!waits) expect(own).toEqual(news?.next === undefined ? [] : [news.next.at]);
      if (stage === "stopped" || news?.off === true) expect(news?.next).toBeUndefined();
      world.settle();
      expect(days(world)).toEqual([...new Set(days(world))].sort((a, b) => a - b));
      for (const [index, { at: moment }] of world.letters.entries()) {
        const before = world.letters[index - 1];
        if (before !== undefined) expect(localDate(moment) >= localDate(plus(before.at, "P14D"))).toBe(true);
        expect(moment >= plannedAt(world.reUse.news?.from ?? "", 30)).toBe(true);
      }
      if (world.reUse.news !== undefined && !world.heldBack) expect(days(world)).toEqual([...newsDays]);
      if (world.reUse.news === undefined) expect(days(world)).toEqual([]);
      expect([...world.timers.keys()]).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("two questions without an answer bring the team in once, an answer begins the count anew", () => {
  const begun = startReUse(request(), "RUS-0000-0000", at(START)).reUse;
  let reUse = begun;
  const told: boolean[] = [];
  for (const day of newsDays) {
    const asking = askForNews(reUse, day, true, at(plannedAt(START, day)));
    told.push(asking?.tellOwner === true);
    reUse = asking?.reUse ?? reUse;
  }
  expect(told).toEqual([false, false, true, false]);
  const unreachable = askForNews(begun, 30, false, at(plannedAt(START, 30)));
  expect(unreachable).toMatchObject({ tellOwner: true, reUse: { nextContactOn: "2026-12-31" } });
});
