import * as z from "zod/mini";
import { maybeSentBack, optionalProse } from "../pages/typed.ts";
import { type Answer, answerSchema, CANNOT_SAY, MOST_HOURS, scale } from "./survey.ts";

/** The most characters of the free text. */
export const MOST_CHARACTERS = 1500;

/** How many people are asked at once: all that is written for them is one transaction. */
export const MOST_AT_ONCE = 15;

const score = z.pipe(
  z.enum([...Object.keys(scale), CANNOT_SAY], { error: "Select how far you agree, or that you cannot say" }),
  z.transform((given) => (given === CANNOT_SAY ? undefined : Number(given))),
);

const hours = z
  .pipe(
    z
      .pipe(
        maybeSentBack("Enter the hours as a number, like 6 or 2.5"),
        z.transform((text) => text.trim()),
      )
      .check(
        z.refine(
          (text) => /^(\d{1,3}([.,]\d{1,2})?)?$/.test(text),
          "Enter the hours as a number, like 6 or 2.5",
        ),
      ),
    z.transform((text) => (text === "" ? undefined : Number(text.replace(",", ".")))),
  )
  .check(
    z.refine(
      (count) => count === undefined || count <= MOST_HOURS,
      `A week has no more than ${MOST_HOURS} hours`,
    ),
  );

/** What the survey's form asks for, and the words of its errors. */
export const surveyForm = z.pipe(
  z.object({
    understanding: score,
    problem: score,
    data: score,
    approvals: score,
    running: score,
    hours,
    comment: optionalProse({ name: "What else you want to say", most: MOST_CHARACTERS }),
  }),
  z.transform(
    ({ hours: count, comment, ...scores }): Answer => answerSchema.parse({ scores, comment, hours: count }),
  ),
);
