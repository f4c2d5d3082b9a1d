import * as z from "zod";
import { line, prose } from "../pages/typed.ts";
import { segmentNames } from "../people/segments.ts";
import { fromLocal } from "../platform/wall-clock.ts";
import { type Criterion, criteriaSchema, MOST_WEIGHT } from "./criteria.ts";

/** The most criteria that the form has room for. */
export const MOST_CRITERIA = 12;

const date = (label: string) =>
  z
    .string({ error: `Enter ${label}` })
    .trim()
    .min(1, `Enter ${label}`)
    .pipe(
      z.iso
        .date("Enter a real date, like 2027-03-31")
        .refine((text) => text >= "2000-01-01" && text < "2100-01-01", "Enter a date in this century"),
    );

const time = (label: string) =>
  z
    .string({ error: `Enter ${label}` })
    .trim()
    .min(1, `Enter ${label}`)
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, `Enter ${label} as hours and minutes, like 17:00`)
    .transform((text) => text.padStart(5, "0"));

const detailsForm = z
  .object({
    title: line("Enter the title", "Title", 120),
    introduction: prose("Enter the introduction", "Introduction", 10_000),
    opensOn: date("the day on which the call opens"),
    opensTime: time("the time at which the call opens"),
    closesOn: date("the day on which the call closes"),
    closesTime: time("the time at which the call closes"),
    segments: z
      .string()
      .transform((text) => segmentNames.filter((name) => text.split(",").includes(name)))
      .refine((list) => list.length > 0, "Select who may submit"),
    eligibility: prose("Enter why these organisations may submit and others may not", "Explanation", 2000),
    blind: z.enum(["yes", "no"], { error: "Select whether assessors see names" }),
    assessors: z
      .string({ error: "Enter how many people score each problem" })
      .trim()
      .regex(/^([1-9]|10)$/, "Number of assessors must be from 1 to 10")
      .transform(Number),
  })
  .transform(({ opensOn, opensTime, closesOn, closesTime, blind, ...rest }) => ({
    ...rest,
    blind: blind === "yes",
    opensAt: fromLocal(`${opensOn}T${opensTime}`),
    closesAt: fromLocal(`${closesOn}T${closesTime}`),
  }))
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ["closesOn"],
    error: "The call must close after it opens",
  });

/** What the team says of a call, without its criteria. Moments are London wall-clock times made into instants. */
export type CallDetails = z.infer<typeof detailsForm> & { readonly criteria: readonly Criterion[] };

const slug = (name: string, taken: ReadonlySet<string>): string => {
  const base = `c-${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 30)}`.replace(/-+$/, "");
  for (let nth = 0; ; nth += 1) {
    const id = nth === 0 ? base : `${base}-${nth}`;
    if (!taken.has(id)) return id;
  }
};

const issue = (field: string, message: string) => ({
  code: "custom" as const,
  path: [field],
  message,
  input: "",
});

/** The criteria in the numbered fields of the form; a row without a name is left out. Or what is wrong, by field. */
const readCriteria = (
  answers: Readonly<Record<string, string>>,
): { readonly criteria: readonly Criterion[] } | { readonly issues: readonly ReturnType<typeof issue>[] } => {
  const rows: Criterion[] = [];
  const issues: ReturnType<typeof issue>[] = [];
  for (let nth = 1; nth <= MOST_CRITERIA; nth += 1) {
    const field = (name: string): string => (answers[`${name}-${nth}`] ?? "").trim();
    const name = field("criterion").slice(0, 120);
    if (name === "") continue;
    const independent = field("independent") === "yes";
    const weight = field("weight");
    if (!independent && !(/^\d{1,3}$/.test(weight) && Number(weight) <= MOST_WEIGHT))
      issues.push(
        issue(`weight-${nth}`, `Weight of “${name}” must be a whole number from 0 to ${MOST_WEIGHT}`),
      );
    const known = field("id");
    const taken = new Set(rows.map(({ id }) => id));
    const id = /^[a-z][a-z0-9-]{0,40}$/.test(known) && !taken.has(known) ? known : slug(name, taken);
    const guidance = field("guidance").slice(0, 500);
    rows.push({ id, name, guidance, weight: independent ? 0 : Number(weight) || 0, independent });
  }
  if (rows.every(({ weight }) => weight === 0) && issues.length === 0)
    issues.push(issue("criterion-1", "At least one criterion must have a weight above 0"));
  return issues.length > 0 ? { issues } : { criteria: criteriaSchema.parse(rows) };
};

/** What became of reading the form: the call's details, or what is wrong by field. */
export type ReadCall =
  | { readonly success: true; readonly data: CallDetails }
  | { readonly success: false; readonly error: z.ZodError };

/** Reads the form for a call. Segments come joined by commas; criteria in numbered fields (`criterion-1`, `weight-1` ...). Does not throw. */
export const readCallForm = (answers: Readonly<Record<string, string>>): ReadCall => {
  const details = detailsForm.safeParse(answers);
  const criteria = readCriteria(answers);
  const issues = [
    ...(details.success ? [] : details.error.issues),
    ...("issues" in criteria ? criteria.issues : []),
  ];
  if (!details.success || "issues" in criteria) return { success: false, error: new z.ZodError(issues) };
  return { success: true, data: { ...details.data, criteria: criteria.criteria } };
};
