import * as z from "zod/mini";
import { optionalProse, plainDate, together, wholeNumber } from "../../pages/typed.ts";
import { MOST_DAYS_MOVED } from "./decide.ts";

/** What dividing the work into sprints asks for. */
export const planForm = z.object({
  weeks: wholeNumber({
    missing: "Select how long a sprint takes",
    name: "Weeks of a sprint",
    least: 1,
    most: 4,
  }),
});

/** What moving the plan asks for. */
export const moveForm = z.object({
  days: wholeNumber({
    missing: "Enter by how many days the plan moves, with a minus to go back",
    name: "Number of days",
    least: -MOST_DAYS_MOVED,
    most: MOST_DAYS_MOVED,
  }),
});

const goal = optionalProse({ name: "Goal", most: 300 });

/**
 * The goals of all sprints, as `goal-1`, `goal-2` and so on: those that differ from what the page showed (`_was-1`), so that a goal that a colleague
 * has set meanwhile stays.
 */
export const goalsForm = z.pipe(
  z.record(z.string(), z.string()),
  z.transform((fields, context) => ({
    goals: Object.entries(fields).flatMap(([name, typed]) => {
      const number = /^goal-(\d{1,3})$/.exec(name)?.[1];
      if (number === undefined || typed === fields[`_was-${number}`]) return [];
      const read = goal.safeParse(typed);
      if (read.success) return [{ sprint: Number(number), goal: read.data }];
      const [{ message } = { message: "" }] = read.error.issues;
      context.issues.push({ code: "custom", path: [name], message, input: typed });
      return [];
    }),
  })),
);

/** What noting that somebody is away asks for. */
export const absenceForm = z
  .object({
    person: z.uuid({ error: "Select who is away" }),
    startsOn: plainDate({ missing: "Enter the first day away", name: "First day" }),
    endsOn: plainDate({ missing: "Enter the last day away", name: "Last day" }),
  })
  .check(
    together({
      holds: ({ startsOn, endsOn }) => endsOn >= startsOn,
      field: "endsOn",
      error: "Last day must be on or after the first day",
    }),
  );
