import * as z from "zod/mini";
import type { LocalStack } from "../../infra/local/index.ts";
import { addDays, fromLocal, localDate } from "../../shared/platform/wall-clock.ts";
import { rollupSchema } from "../../shared/reports/days/model.ts";
import { signIn } from "../support/over-http.ts";
import { wholeTable } from "../support/whole-table.ts";
import { type CrashPoint, type CrashPoints, dealt, NOBODY } from "./crash-points.ts";
import { surplus } from "./end-state.ts";
import { Run } from "./run.ts";
import { enquiry } from "./stories.ts";
import { settle } from "./timetable.ts";

const NIGHT = "night";

const stored = z.object({ rollup: rollupSchema });

/** One week with an enquiry in it, the nights that sum up its days, and the Monday that reports on it. */
const liveThrough = async (
  stack: LocalStack,
  crashes: CrashPoints,
  points: readonly CrashPoint[],
): Promise<{ week: string; correlation: string }> => {
  const week = localDate(stack.now().toISOString());
  const correlation = `weekly-report:${week}`;
  crashes.follow(NOBODY, points);
  crashes.follow(correlation, points);
  crashes.stage = "in the week";
  const run = new Run(stack, `t9${week.slice(5).replace("-", "")}x`);
  await enquiry.acts.first?.(run, {});
  await stack.idle();
  await enquiry.acts.second?.(run, await signIn(stack));
  await stack.idle();
  for (let night = 1; night <= 7; night += 1) {
    crashes.stage = `${NIGHT} ${night}`;
    await stack.clock({ to: fromLocal(`${addDays(week, night)}T07:00`) });
  }
  crashes.stage = "on Monday morning";
  await stack.clock({ to: fromLocal(`${addDays(week, 7)}T10:00`) });
  await settle(stack);
  return { week, correlation };
};

/** What a week led to, said without its dates. */
const outcomeOf = async (
  stack: LocalStack,
  { week, correlation }: { readonly week: string; readonly correlation: string },
): Promise<string[]> => {
  const days = (await wholeTable(stack, "ROLLUP#DAY"))
    .map((item) => stored.parse(item).rollup)
    .filter(({ date }) => date >= week && date < addDays(week, 7))
    .map((rollup) => JSON.stringify({ ...rollup, date: Date.parse(rollup.date) - Date.parse(week) }));
  const entries = stack
    .entries()
    .filter((entry) => entry["correlation"] === correlation)
    .map(({ name }) => String(name));
  const letters = stack
    .letters()
    .filter(({ correlations }) => correlations.includes(correlation))
    .map(({ kind, to, attachments }) => `${kind} ${to} ${attachments.map(({ type }) => type)}`);
  return [...days, ...entries, ...letters].sort();
};

/** Tells the story of the report once without faults, and then once for each point at which a function can die. */
export const tellOfReports = async (
  stack: LocalStack,
  crashes: CrashPoints,
): Promise<{ points: number; weeks: number; missed: CrashPoint[]; different: object[] }> => {
  // The first week has no report of the week before in it.
  await liveThrough(stack, crashes, []);
  const without = await liveThrough(stack, crashes, []);
  const same = await outcomeOf(stack, without);
  const nights = crashes.points(NOBODY).filter(({ stage }) => stage.startsWith(NIGHT));
  const mondays = crashes.points(without.correlation);
  const weeks: { week: string; correlation: string; points: CrashPoint[]; missed: CrashPoint[] }[] = [];
  for (const points of dealt([...nights, ...mondays])) {
    const lived = await liveThrough(stack, crashes, points);
    const notReached = [NOBODY, lived.correlation].map((whose) => new Set(crashes.notReached(whose)));
    const missed = points.filter((point) => notReached[point.stage.startsWith(NIGHT) ? 0 : 1]?.has(point));
    weeks.push({ ...lived, points, missed });
  }
  const different = await Promise.all(
    weeks.map(async (week) => {
      const outcome = await outcomeOf(stack, week);
      return { ...week, more: surplus(outcome, same), less: surplus(same, outcome) };
    }),
  );
  return {
    points: nights.length + mondays.length,
    weeks: weeks.length,
    missed: weeks.flatMap(({ missed }) => missed),
    different: different.filter(({ more, less }) => more.length + less.length > 0),
  };
};
