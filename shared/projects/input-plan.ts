import * as z from "zod";
import { MOST_DAYS_MOVED } from "./decide-plan.ts";
import { date, prose } from "./input.ts";

const wholeNumber = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .regex(/^-?\d{1,4}$/, missing)
    .transform(Number);

/** What dividing the work into sprints asks for. */
export const planForm = z.object({
  weeks: wholeNumber("Select how long a sprint takes").refine(
    (weeks) => weeks >= 1 && weeks <= 4,
    "A sprint takes from 1 to 4 weeks",
  ),
});

/** What moving the plan asks for. */
export const moveForm = z.object({
  days: wholeNumber(
    "Enter by how many days the plan moves as a whole number, with a minus to go back",
  ).refine(
    (days) => Math.abs(days) <= MOST_DAYS_MOVED,
    `The plan can move by ${MOST_DAYS_MOVED} days at most`,
  ),
});

const sprint = wholeNumber("Select a sprint").refine((number) => number >= 1, "Select a sprint");

/** What the goal of a sprint asks for. */
export const goalForm = z.object({
  sprint,
  goal: z
    .string()
    .default("")
    .transform((text) => text.trim())
    .pipe(
      z.union([z.literal(""), prose("Goal", "Enter a goal", 300)], {
        error: "Goal must be 300 characters or less",
      }),
    ),
});

/** What planning a task for a sprint asks for. */
export const taskSprintForm = z.object({
  task: z.string({ error: "Select a task" }).min(1, "Select a task").max(60, "Select a task"),
  sprint: z.union([z.literal("").transform(() => undefined), sprint], { error: "Select a sprint" }),
});

/** What noting that somebody is away asks for. */
export const absenceForm = z
  .object({
    person: z.uuid({ error: "Select who is away" }),
    startsOn: date("First day", "Enter the first day away"),
    endsOn: date("Last day", "Enter the last day away"),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ["endsOn"],
    error: "Last day must be on or after the first day",
  });
