import slugify from "@sindresorhus/slugify";
import * as z from "zod/mini";
import { line, optionalProse, prose, sentBack, titleLine, wholeNumber } from "../../pages/typed.ts";
import { unknownPlaceholders } from "../step-letters/copy.ts";
import { evidenceKindNames, type Offset, ownerRoleNames, type Recipe, type RecipeStep } from "./model.ts";

const MOST_DAYS = 1100;

const several = z.pipe(
  z.pipe(
    z.optional(z.union([z.array(sentBack()), sentBack()])),
    z.transform((values) => (values === undefined ? [] : [values].flat())),
  ),
  z.array(z.enum(evidenceKindNames)).check(z.minLength(1, "Select at least one kind of evidence")),
);

/** From what a step's day counts, as the form's list of choices has it: `completion`, `due:webinar`, `closed:webinar`. */
const since = sentBack("Select what the day counts from").check(
  z.regex(/^(?:completion|(?:due|closed):[a-z0-9-]+)$/, "Select what the day counts from"),
);

/** What the form for a recipe's step asks for, and the words of its errors. */
export const recipeStepForm = z.object({
  title: titleLine({ missing: "Enter what the step is called", name: "Title", most: 100 }),
  task: prose({ missing: "Enter what its owner does", name: "Task", most: 500 }),
  days: wholeNumber({ missing: "Enter the number of days", name: "Days", least: 0, most: MOST_DAYS }),
  since,
  owner: z.enum(ownerRoleNames, { error: "Select who does it" }),
  evidence: several,
  evidenceHint: prose({ missing: "Enter what to give as evidence", name: "Evidence", most: 200 }),
  copy: optionalProse({ name: "Ready copy", most: 10_000 }).check(
    z.refine((copy) => unknownPlaceholders(copy).length === 0, {
      error: ({ input }) =>
        `Nothing is known for ${unknownPlaceholders(String(input)).join(" and ")}. Use the placeholders below, or [brackets] for what only the owner knows`,
    }),
  ),
  webinar: z.optional(z.literal("yes")),
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
  const wanted = slugify(title).slice(0, 40).replaceAll(/^-|-$/g, "") || "step";
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
    webinar: webinar === undefined ? undefined : true,
  };
};

/** What renaming a recipe asks for. */
export const recipeNameForm = z.object({ name: line({ missing: "Enter a name", name: "Name", most: 80 }) });

/** The version of the recipe that somebody saw when they changed it, as their form remembers it (`_version`). */
export const seenVersion = z.object({
  _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0),
});
