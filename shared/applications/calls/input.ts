import * as z from "zod/mini";
import type { FormIssue, ReadForm } from "../../pages/form-errors.ts";
import {
  optionalDate,
  plainDate,
  prose,
  timeOfDay,
  titleLine,
  together,
  wholeNumber,
} from "../../pages/typed.ts";
import { typedMoment } from "../../pages/typed-moment.ts";
import { organisationKindNames } from "../../people/organisation-kinds.ts";
import { oneLine } from "../../platform/text.ts";
import { type Criterion, criteriaSchema, MOST_WEIGHT } from "./criteria.ts";

/** The most criteria that the form has room for. */
export const MOST_CRITERIA = 12;

const detailsForm = z
  .pipe(
    z
      .object({
        title: titleLine({ missing: "Enter the title", name: "Title", most: 120 }),
        introduction: prose({ missing: "Enter the introduction", name: "Introduction", most: 10_000 }),
        opensOn: plainDate({ missing: "Enter the day on which the call opens", name: "Opening day" }),
        opensTime: timeOfDay({
          missing: "Enter the time at which the call opens",
          name: "Opening time",
          example: "17:00",
        }),
        closesOn: plainDate({ missing: "Enter the day on which the call closes", name: "Closing day" }),
        closesTime: timeOfDay({
          missing: "Enter the time at which the call closes",
          name: "Closing time",
          example: "17:00",
        }),
        segments: z
          .pipe(
            z.string().check(z.maxLength(1000, { error: "Select who can apply", abort: true })),
            z.transform((text) => organisationKindNames.filter((name) => text.split(",").includes(name))),
          )
          .check(z.refine((list) => list.length > 0, "Select who can apply")),
        eligibility: prose({
          missing: "Enter why only these organisations can apply",
          name: "Explanation",
          most: 2000,
        }),
        blind: z.enum(["yes", "no"], { error: "Select whether assessors see names" }),
        assessors: wholeNumber({
          missing: "Enter how many people score each application",
          name: "Number of assessors",
          least: 1,
          most: 10,
        }),
        scoresDueOn: optionalDate({ name: "Scores due" }),
      })
      .check(
        together({
          holds: ({ closesOn, scoresDueOn }) => scoresDueOn === undefined || scoresDueOn >= closesOn,
          field: "scoresDueOn",
          error: "Scores must be due on the closing day or later",
        }),
      ),
    z.transform(({ opensOn, opensTime, closesOn, closesTime, blind, ...rest }, context) => ({
      ...rest,
      blind: blind === "yes",
      opensAt: typedMoment({ date: opensOn, time: opensTime, field: "opensTime" }, context),
      closesAt: typedMoment({ date: closesOn, time: closesTime, field: "closesTime" }, context),
    })),
  )
  .check(
    together({
      holds: ({ opensAt, closesAt }) => opensAt < closesAt,
      field: "closesOn",
      error: "The call must close after it opens",
    }),
  );

/** What the team says of a call, without its criteria. Moments are London wall-clock times made into instants. */
export type CallDetails = z.infer<typeof detailsForm> & { readonly criteria: readonly Criterion[] };

const slug = (name: string, taken: ReadonlySet<string>): string => {
  const base = `c-${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 30)}`.replace(/-$/, "");
  for (let nth = 0; ; nth += 1) {
    const id = nth === 0 ? base : `${base}-${nth}`;
    if (!taken.has(id)) return id;
  }
};

const issue = (field: string, message: string): FormIssue => ({ path: [field], message });

/** The criteria in the numbered fields of the form; a row without a name is left out. Or what is wrong, by field. */
const readCriteria = (
  answers: Readonly<Record<string, string>>,
): { readonly criteria: readonly Criterion[] } | { readonly issues: readonly FormIssue[] } => {
  const rows: Criterion[] = [];
  const issues: FormIssue[] = [];
  for (let nth = 1; nth <= MOST_CRITERIA; nth += 1) {
    const field = (name: string): string => oneLine(answers[`${name}-${nth}`] ?? "");
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

/** Reads the form for a call. Segments come joined by commas; criteria in numbered fields (`criterion-1`, `weight-1` ...). Does not throw. */
export const readCallForm = (answers: Readonly<Record<string, string>>): ReadForm<CallDetails> => {
  const details = detailsForm.safeParse(answers);
  const criteria = readCriteria(answers);
  const issues = [
    ...(details.success ? [] : details.error.issues),
    ...("issues" in criteria ? criteria.issues : []),
  ];
  if (!details.success || "issues" in criteria) return { success: false, error: { issues } };
  return { success: true, data: { ...details.data, criteria: criteria.criteria } };
};
