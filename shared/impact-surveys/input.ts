import * as z from "zod";
import { emailAddress, personName } from "../people/person.ts";
import { optionalProse } from "../problems/typed.ts";
import { type Answer, answerSchema, CANNOT_SAY, MOST_HOURS, scale } from "./survey.ts";

/** The most characters of the free text. */
export const MOST_CHARACTERS = 1500;

/** How many people are asked at once: all that is written for them is one transaction. */
export const MOST_AT_ONCE = 15;

const score = z
  .enum([...Object.keys(scale), CANNOT_SAY], { error: "Select how far you agree, or that you cannot say" })
  .transform((given) => (given === CANNOT_SAY ? undefined : Number(given)));

const hours = z
  .string()
  .default("")
  .transform((text) => text.trim())
  .refine((text) => /^(\d{1,3}([.,]\d{1,2})?)?$/.test(text), "Enter the hours as a number, like 6 or 2.5")
  .transform((text) => (text === "" ? undefined : Number(text.replace(",", "."))))
  .refine(
    (count) => count === undefined || count <= MOST_HOURS,
    `A week has no more than ${MOST_HOURS} hours`,
  );

/** What the survey's form asks for, and the words of its errors. */
export const surveyForm = z
  .object({
    understanding: score,
    problem: score,
    data: score,
    approvals: score,
    running: score,
    hours,
    comment: optionalProse("What else you want to say", MOST_CHARACTERS),
  })
  .transform(
    ({ hours: count, comment, ...scores }): Answer =>
      answerSchema.parse({ scores, comment, ...(count === undefined ? {} : { hours: count }) }),
  );

/** Somebody as the team typed them: a name and an address. */
export interface TypedPerson {
  readonly name: string;
  readonly email: string;
}

const parseLine = (line: string): TypedPerson | string => {
  const found = /^(?<name>[^<>,;]*)[<,;]\s*(?<email>[^<>,;\s]+)\s*>?$/.exec(line.trim())?.groups;
  const name = personName.safeParse(found?.["name"] ?? "");
  const email = emailAddress.safeParse(found?.["email"] ?? "");
  if (!name.success || !email.success) return "write a name, a comma and an email address";
  return { name: name.data, email: email.data };
};

/** People whom the team types, one on each line: `Amina Example, amina@trust.example`. The same address twice is one person. */
export const typedPeople = z
  .string()
  .default("")
  .transform((text, context): readonly TypedPerson[] => {
    const people = new Map<string, TypedPerson>();
    for (const [index, line] of text.split("\n").entries()) {
      if (line.trim() === "") continue;
      const parsed = parseLine(line);
      if (typeof parsed === "string") {
        context.addIssue({
          code: "custom",
          message: `Line ${index + 1}: ${parsed}, like Amina Example, amina@trust.example`,
        });
        return z.NEVER;
      }
      people.set(parsed.email.toLowerCase(), parsed);
    }
    return [...people.values()];
  });
