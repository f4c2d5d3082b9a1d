import type { LocalStack } from "../../infra/local/index.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { addDays, fromLocal, localDate, mondayOf, plus } from "../../shared/platform/wall-clock.ts";
import { signIn } from "../support/over-http.ts";
import type { Run } from "./run.ts";

/** When the stages of all stories take place: one after the other, or so long after the beginning. */
const timetable = [
  { stage: "first", after: undefined },
  { stage: "second", after: undefined },
  { stage: "third", after: undefined },
  { stage: "fourth", after: undefined },
  { stage: "fifth", after: undefined },
  { stage: "day 1", after: "P1D" },
  { stage: "day 3", after: "P3D" },
  { stage: "day 3, later", after: undefined },
  { stage: "day 5", after: "P5D" },
  { stage: "day 5, later", after: undefined },
  { stage: "day 8", after: "P8D" },
  { stage: "day 8, later", after: undefined },
] as const;

/** The name of a stage. */
export type Stage = (typeof timetable)[number]["stage"];

/** What people do at one stage of a story. `team` are the cookies of somebody who is signed in at the desk. */
export type Act = (run: Run, team: Readonly<Record<string, string>>) => Promise<void>;

/** A story: what people do, stage by stage. Between the stages everything that follows from it happens. */
export interface Story {
  readonly name: string;
  readonly acts: Readonly<Partial<Record<Stage, Act>>>;
}

/** One telling of one story. */
export interface Telling {
  readonly story: Story;
  readonly run: Run;
}

/** Waits until nothing is in flight, and lets so much time pass that letters which are held after a crash, and notices which are gathered anew after each, are sent. */
export const settle = async (stack: LocalStack): Promise<void> => {
  await stack.idle();
  await stack.clock({ advance: "PT6M" });
};

const CALM_DAYS = 70;
const isCalm = (monday: string): boolean =>
  !Array.from({ length: CALM_DAYS }, (_none, index) => addDays(monday, index)).some(isBankHoliday);

/**
 * Moves the clock to a Monday morning before ten weeks without a bank holiday. Follow-ups fall due on working days, so two tellings end on
 * the same days only if they begin on the same day of such weeks.
 */
export const toCalmMonday = async (stack: LocalStack): Promise<void> => {
  let monday = addDays(mondayOf(localDate(stack.now().toISOString())), 7);
  while (!isCalm(monday)) monday = addDays(monday, 7);
  await stack.clock({ to: fromLocal(`${monday}T10:00`) });
};

/** How many tellings are acted at the same time. More would crash one batch of a queue more often than it is tried. */
const TOGETHER = 8;

/** Tells all of them side by side, from now on, to the end. `onStage` is told of each stage before it begins. */
export const tell = async (
  stack: LocalStack,
  tellings: readonly Telling[],
  onStage: (stage: Stage) => void,
): Promise<void> => {
  const start = stack.now().toISOString();
  for (const { stage, after } of timetable) {
    onStage(stage);
    if (after !== undefined) await stack.clock({ to: plus(start, after) });
    const acting = tellings.filter(({ story }) => story.acts[stage] !== undefined);
    const team = acting.length === 0 ? {} : await signIn(stack);
    for (let from = 0; from < acting.length; from += TOGETHER) {
      const group = acting.slice(from, from + TOGETHER);
      await Promise.all(group.map(({ story, run }) => story.acts[stage]?.(run, team)));
      await stack.idle();
    }
    await settle(stack);
  }
};
