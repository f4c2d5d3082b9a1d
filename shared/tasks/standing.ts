import * as z from "zod/mini";
import { isBankHoliday } from "../platform/bank-holidays.ts";
import type { PlainDate } from "../platform/clock.ts";
import { keysOf } from "../platform/keys.ts";
import { onWorkingDay, upToWorkingDay } from "../platform/working-days.ts";

/** The states of a task, in the order in which it usually goes through them. */
export const taskStates = {
  "to-do": "To do",
  doing: "Doing",
  done: "Done",
  "not-needed": "Not needed",
} as const;

/** How a task stands. */
export type TaskStatus = keyof typeof taskStates;

const taskStatusNames = keysOf(taskStates);

/** What every task has, whatever it is about: how it stands since when, who does it, and by when. */
export const standingShape = {
  status: z.enum(taskStatusNames),
  statusAt: z.optional(z.iso.datetime()),
  statusBy: z.optional(z.uuid()),
  owner: z.optional(z.uuid()),
  /** The day by which it is to be done. */
  dueOn: z.optional(z.iso.date()),
  /** Counts the changes; a change of a version that is no longer the last is refused. */
  version: z.int().check(z.positive()),
} as const;

const standingSchema = z.lazy(() => z.object(standingShape));

/** What every task has, whatever it is about. */
export type TaskStanding = z.infer<typeof standingSchema>;

/** Whether a task is still to be done. */
export const isOpenTask = ({ status }: Pick<TaskStanding, "status">): boolean =>
  status === "to-do" || status === "doing";

/**
 * The day by which a task is due that somebody wants done by `chosen`: the last day up to it on which people work, or, where that is over, the next one.
 */
export const taskDueDay = (chosen: PlainDate, today: PlainDate): PlainDate => {
  const before = upToWorkingDay(chosen, isBankHoliday);
  return before < today && chosen >= today ? onWorkingDay(chosen, isBankHoliday) : before;
};
