import slugify from "@sindresorhus/slugify";
import * as z from "zod";
import { typedProse } from "../pages/typed.ts";
import { unknownPlaceholders } from "./copy.ts";
import { evidenceKindNames, type Offset, ownerRoleNames, type Recipe, type RecipeStep } from "./recipe.ts";

const MOST_DAYS = 1100;

const text = (missing: string, name: string, most: number) =>
  z
    .string({ error: missing })
    .transform(typedProse)
    .pipe(z.string().min(1, missing).max(most, `${name} must be ${most} characters or less`));

const several = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((values) => (values === undefined ? [] : [values].flat()))
  .pipe(z.array(z.enum(evidenceKindNames)).min(1, "Select at least one kind of evidence"));

/** From what a step's day counts, as the form's list of choices has it: `completion`, `due:webinar`, `closed:webinar`. */
const since = z
  .string({ error: "Select what the day counts from" })
  .regex(/^(?:completion|(?:due|closed):[a-z0-9-]+)$/, "Select what the day counts from");

/** What the form for a recipe's step asks for, and the words of its errors. */
export const recipeStepForm = z.object({
  title: text("Enter what the step is called", "Title", 100),
  task: text("Enter what its owner does", "Task", 500),
  days: z
    .string({ error: "Enter the number of days" })
    .trim()
    .regex(/^\d{1,4}$/, "Enter the number of days as a whole number")
    .transform(Number)
    .refine((days) => days <= MOST_DAYS, `Days must be ${MOST_DAYS} or fewer`),
  since,
  owner: z.enum(ownerRoleNames, { error: "Select who does it" }),
  evidence: several,
  evidenceHint: text("Enter what to give as evidence", "Evidence", 200),
  copy: z
    .string()
    .default("")
    .transform(typedProse)
    .pipe(z.string().max(10_000, "Ready copy must be 10,000 characters or less"))
    .refine((copy) => unknownPlaceholders(copy).length === 0, {
      error: ({ input }) =>
        `Nothing is known for ${unknownPlaceholders(String(input)).join(" and ")}. Use the placeholders below, or [brackets] for what only the owner knows`,
    }),
  webinar: z.literal("yes").optional(),
});

/** A filled-in form for a recipe's step. */
export type RecipeStepForm = z.infer<typeof recipeStepForm>;

const offsetOf = ({ since: typed, days }: RecipeStepForm): Offset => {
  const [from, step = ""] = typed.split(":");
  return from === "due" || from === "closed" ? { from, step, days } : { from: "completion", days };
};

/** The offset as the form's choice has it. */
export const sinceOf = (offset: Offset): string =>
  offset.from === "completion" ? "completion" : `${offset.from}:${offset.step}`;

const freeName = (recipe: Recipe, title: string): string => {
  const wanted =
    slugify(title)
      .slice(0, 40)
      .replaceAll(/^-+|-+$/g, "") || "step";
  const taken = new Set(recipe.steps.map(({ step }) => step));
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
  return name;
};

/** The step that a form describes. One that is new (`step` undefined) gets a name of its own, made of its title. */
export const stepFromForm = (recipe: Recipe, step: string | undefined, form: RecipeStepForm): RecipeStep => {
  const { title, task, owner, evidence, evidenceHint, copy, webinar } = form;
  return {
    step: step ?? freeName(recipe, title),
    title,
    task,
    after: offsetOf(form),
    owner,
    evidence,
    evidenceHint,
    copy,
    ...(webinar === undefined ? {} : { webinar: true }),
  };
};

/** What renaming a recipe asks for. */
export const recipeNameForm = z.object({ name: text("Enter a name", "Name", 80) });
