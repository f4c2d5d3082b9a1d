import * as z from "zod";
import { fromLocal, minus } from "../platform/wall-clock.ts";

/** A longer period is asked for in parts, so that each is done within the time that a function has. */
const MOST_REPUBLISHED_DAYS = 31;

const moment = (words: string) =>
  z
    .string({ error: `Enter ${words}` })
    .trim()
    .min(1, `Enter ${words}`)
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, `Enter ${words} as a date and time, like 2026-11-23T08:00`)
    .transform((text, context) => {
      try {
        return fromLocal(text);
      } catch {
        context.addIssue({ code: "custom", message: `Enter ${words} as a real date and time` });
        return z.NEVER;
      }
    });

/** The period to publish again, in wall-clock times of the home zone. */
export const republishForm = z
  .object({ from: moment("when the period begins"), to: moment("when the period ends") })
  .refine(({ from, to }) => from < to, { path: ["to"], error: "The period must end after it begins" })
  .refine(({ from, to }) => minus(to, `P${MOST_REPUBLISHED_DAYS}D`) <= from, {
    path: ["to"],
    error: `The period must be ${MOST_REPUBLISHED_DAYS} days or less`,
  });
