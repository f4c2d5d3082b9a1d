import * as z from "zod/mini";
import type { Instant } from "../../platform/clock.ts";
import { lazy } from "../../platform/lazy.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { addWorkingDays, type IsHoliday } from "../../platform/working-days.ts";

/** A number of days, as stored or as typed: what is said when it is none, what it is called at the start of a sentence, and its bounds. */
const days = ({
  wrong,
  name,
  least,
  most,
}: {
  readonly wrong: string;
  readonly name: string;
  readonly least: number;
  readonly most: number;
}) =>
  z.pipe(
    z.pipe(
      z.coerce
        .string()
        .check(z.maxLength(100, { error: wrong, abort: true }), z.trim(), z.regex(/^\d{1,3}$/, wrong)),
      z.transform(Number),
    ),
    z
      .number()
      .check(
        z.minimum(least, `${name} must be ${least} or more`),
        z.maximum(most, `${name} must be ${most} or fewer`),
      ),
  );

/** How soon the team wants to answer and to be done. Settable at the desk. */
export const targetsSchema = lazy(() =>
  z.object({
    /** Working days to the first answer, and to each answer after it. */
    answerDays: days({
      wrong: "Enter the working days to answer as a whole number",
      name: "Working days to answer",
      least: 1,
      most: 30,
    }),
    /** Working days from receipt until the enquiry is closed. */
    closeDays: days({
      wrong: "Enter the working days to close as a whole number",
      name: "Working days to close",
      least: 1,
      most: 120,
    }),
    /** Days of waiting for them after which they are reminded once. */
    reminderDays: days({
      wrong: "Enter the days until they are reminded as a whole number",
      name: "Days until they are reminded",
      least: 1,
      most: 90,
    }),
    /** Days of waiting for them after which the enquiry is closed, with a letter. */
    waitDays: days({
      wrong: "Enter the days until the enquiry is closed as a whole number",
      name: "Days until the enquiry is closed",
      least: 2,
      most: 180,
    }),
    /** Days without a word after an answer, after which the enquiry is closed without a letter. */
    quietDays: days({
      wrong: "Enter the days without a reply as a whole number",
      name: "Days without a reply",
      least: 1,
      most: 180,
    }),
  }),
);

/** The team's targets. */
export type Targets = z.infer<ReturnType<typeof targetsSchema>>;

/** The targets until somebody sets others. */
export const defaultTargets: Targets = {
  answerDays: 2,
  closeDays: 20,
  reminderDays: 14,
  waitDays: 28,
  quietDays: 10,
};

/** What planning by working days needs: the targets and the calendar. */
export interface Planning {
  readonly targets: Targets;
  readonly isHoliday: IsHoliday;
}

/** The London date by which what came in at a moment is to be answered. */
export const answerBy = (receivedAt: Instant, { targets, isHoliday }: Planning): string =>
  addWorkingDays(localDate(receivedAt), targets.answerDays, isHoliday);

/** The London date by which an enquiry that came in at a moment is to be closed. */
export const closeBy = (receivedAt: Instant, { targets, isHoliday }: Planning): string =>
  addWorkingDays(localDate(receivedAt), targets.closeDays, isHoliday);
