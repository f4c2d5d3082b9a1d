import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { typedProse } from "../pages/typed.ts";
import { deliveryRouteNames } from "./routes.ts";

const MOST_WEEKS = 104;

const tidy = (text: string): string => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();

/** One line that must be there, of at most `most` characters. `missing` is said when it is not. */
export const line = (name: string, missing: string, most: number) =>
  z
    .string({ error: missing })
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(most, `${name} must be ${most} characters or less`)
        .refine((text) => !/\p{Cc}/u.test(text), `${name} must not contain control characters`),
    );

/** Text of several lines as a person typed it, without the characters that no keyboard has. `missing` is said when there is none. */
export const prose = (name: string, missing: string, most: number) =>
  z
    .string({ error: missing })
    .transform(typedProse)
    .pipe(z.string().min(1, missing).max(most, `${name} must be ${most} characters or less`));

const digits = (text: unknown): string | undefined =>
  typeof text === "string" && /^\s*\d{1,4}\s*$/.test(text) ? text.trim() : undefined;

/**
 * Adds the date that three fields (`startsOn-day`, `-month`, `-year`) say together, under the one name: `2026-11-23`, the empty text
 * when all three are empty, or `unreal` when they are no date.
 */
export const joinDate = (answers: Readonly<Record<string, string>>, name: string): Record<string, string> => {
  const parts = ["year", "month", "day"].map((part) => answers[`${name}-${part}`] ?? "");
  if (parts.every((part) => part.trim() === "")) return { ...answers, [name]: "" };
  const [year, month, day] = parts.map(digits);
  const joined = `${year?.padStart(4, "0")}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  return { ...answers, [name]: isDate(joined) ? joined : "unreal" };
};

const isDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};

/** A date that must be there, joined by `joinDate` or typed as one. `missing` is said when it is not. */
export const date = (name: string, missing: string) =>
  z
    .string({ error: missing })
    .min(1, missing)
    .refine((text) => text === "" || isDate(text), `${name} must be a real date, like 27 3 2027`)
    .refine(
      (text) => !isDate(text) || (text >= "2000-01-01" && text <= "2099-12-31"),
      `${name} must be between 2000 and 2099`,
    );

/** What the form for a new project asks for, and the words of its errors. Dates come joined by `joinDate`. */
export const projectForm = z
  .object({
    title: line("Title", "Enter the project’s title", 120),
    summary: prose("Summary", "Enter a summary", 500),
    organisation: line("Partner organisation", "Enter the partner organisation", 200),
    organisationCode: z.string().max(20).optional(),
    /** Whether it is prepared first; otherwise its work goes on already. */
    prepared: z.enum(["yes", "no"], { error: "Select whether it is prepared first" }).optional(),
    route: z.enum(deliveryRouteNames, { error: "Select how the project is delivered" }),
    owner: z.uuid({ error: "Select who owns the project" }),
    deputy: z
      .union([z.literal(""), z.uuid()], { error: "Select a deputy from the list" })
      .optional()
      .transform((id) => (id === "" ? undefined : id)),
    startsOn: date("Start date", "Enter the date on which the work starts"),
    weeks: z
      .string({ error: "Enter how many weeks the work takes" })
      .trim()
      .regex(/^\d{1,3}$/, "Enter how many weeks the work takes as a whole number")
      .transform(Number)
      .refine((weeks) => weeks >= 1 && weeks <= MOST_WEEKS, `Length must be from 1 to ${MOST_WEEKS} weeks`)
      .default(12),
  })
  .refine(({ owner, deputy }) => deputy === undefined || deputy !== owner, {
    path: ["deputy"],
    error: "The deputy must be somebody other than the owner",
  });

/** A filled-in form for a new project. `weeks` counts from the start date. */
export type ProjectForm = z.infer<typeof projectForm>;

/** What completing a project asks for. */
export const completionForm = z.object({
  completedOn: date("Completion date", "Enter the date on which the work was completed"),
  /** The id of the recipe that its follow-ups take; the standard one unless told. */
  recipe: z
    .string()
    .max(40)
    .regex(/^[a-z0-9-]*$/)
    .optional()
    .catch(undefined)
    .transform((id) => (id === "" ? undefined : id)),
});

/** How a project is completed: when, and by which recipe it is followed up. */
export type Completion = z.infer<typeof completionForm>;
