import { Cron } from "croner";
import * as z from "zod/mini";
import type { LocalClock } from "../bench/clock.ts";
import type { Permissions } from "./iam.ts";
import type { AsyncCalls } from "./invoke.ts";
import type { ResolvedTemplate } from "./template.ts";

const Schedule = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z._default(z.string(), "UTC"),
  State: z._default(z.literal("ENABLED"), "ENABLED"),
  Target: z.looseObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string(),
    DeadLetterConfig: z.optional(z.object({ Arn: z.optional(z.string()) })),
  }),
});

const MINUTE = 60_000;
const UNITS: Record<string, number> = { minute: MINUTE, hour: 3_600_000, day: 86_400_000 };
/** Schedules that come this often are not stepped through when the clock is moved: they run when a timer is due. */
const OFTEN = 5 * MINUTE;

/** When a schedule is due after a moment, and its period if it has a fixed one. */
export interface Recurrence {
  after: (instant: number) => number | undefined;
  everyMs?: number;
}

/**
 * Understands `rate(1 minute)` and `cron(0 8 ? * MON *)` in a time zone. A rate counts from `since`. Throws on anything else.
 */
export function recurrenceOf(expression: string, zone: string, since: number): Recurrence {
  const [, kind, argument = ""] = /^(rate|cron)\((.+)\)$/.exec(expression) ?? [];
  if (kind === "rate") {
    const [amount, unit = ""] = argument.split(" ");
    const everyMs = Number(amount) * (UNITS[unit.replace(/s$/, "")] ?? Number.NaN);
    if (!(everyMs > 0)) throw new Error(`Unknown rate: ${expression}`);
    return { everyMs, after: (instant) => since + (Math.floor((instant - since) / everyMs) + 1) * everyMs };
  }
  if (kind === "cron") {
    const [minute, hour, day, month, weekday, year] = argument.trim().split(/\s+/);
    // Days of the week are numbered from Sunday = 1, as with Quartz; there are no seconds.
    const cron = new Cron(`0 ${minute} ${hour} ${day} ${month} ${weekday} ${year}`, {
      timezone: zone,
      paused: true,
      alternativeWeekdays: true,
    });
    return { after: (instant) => cron.nextRun(new Date(instant))?.getTime() };
  }
  throw new Error(`Unknown schedule: ${expression}`);
}

/** What a schedule's target is given: its input with the time it is due filled in. Throws on another context attribute. */
const inputAt = (input: string, due: number): unknown => {
  const time = new Date(due).toISOString().replace(/\.\d{3}Z$/, "Z");
  return JSON.parse(
    input.replaceAll(/<aws\.scheduler\.([a-z-]+)>/g, (_all, name: string) => {
      if (name !== "scheduled-time")
        throw new Error(`The local stack does not know the attribute ${name} of a schedule.`);
      return time;
    }),
  );
};

/** Starts the schedules of the template on the movable clock. */
export function startSchedules(
  template: ResolvedTemplate,
  parts: { calls: AsyncCalls; clock: LocalClock; permissions: Permissions },
): void {
  const { calls, clock, permissions } = parts;
  const often: ((at: number) => Promise<void>)[] = [];
  for (const resource of template.ofType("AWS::Scheduler::Schedule")) {
    const schedule = Schedule.parse(resource.properties);
    const { Target: target } = schedule;
    const fire = async (due: number): Promise<void> => {
      const role = target.RoleArn.split("/").at(-1) ?? "";
      const refusal = await permissions.refusal(role, target.RoleArn, {
        action: "lambda:InvokeFunction",
        resource: target.Arn,
        context: {},
      });
      const input = inputAt(target.Input, due);
      if (refusal === undefined)
        calls.invokeLater(calls.functionAt(target.Arn), input, `schedule ${schedule.ScheduleExpression}`);
      else if (target.DeadLetterConfig?.Arn !== undefined)
        calls.queueAt(target.DeadLetterConfig.Arn).send(JSON.stringify(input));
      else throw new Error(refusal);
    };
    const recurrence = recurrenceOf(
      schedule.ScheduleExpression,
      schedule.ScheduleExpressionTimezone,
      clock.now(),
    );
    if (recurrence.everyMs !== undefined && recurrence.everyMs <= OFTEN) often.push(fire);
    repeat(clock, recurrence, `schedule ${calls.functionAt(target.Arn).label}`, fire);
  }
  clock.onStep(async (at) => {
    for (const fire of often) await fire(at);
  });
}

const repeat = (
  clock: LocalClock,
  recurrence: Recurrence,
  what: string,
  fire: (due: number) => Promise<void>,
): void => {
  const often = recurrence.everyMs !== undefined && recurrence.everyMs <= OFTEN;
  const plan = (after: number): void => {
    const due = recurrence.after(after);
    if (due === undefined) return;
    const ring = async (): Promise<void> => {
      // One that came often and was jumped over is not caught up with; the move itself has run it.
      const at = often ? Math.max(due, Math.floor(clock.now() / MINUTE) * MINUTE) : due;
      plan(at);
      await fire(at);
    };
    clock.at(due, what, ring, often);
  };
  plan(clock.now());
};
