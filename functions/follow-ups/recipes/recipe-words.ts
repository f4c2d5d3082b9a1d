import {
  evidenceKinds,
  type Offset,
  ownerRoles,
  type Recipe,
  type RecipeStep,
} from "../../../shared/follow-ups/recipes/model.ts";
import { insideSentence } from "../../../shared/platform/text.ts";

const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

const titleOf = (steps: readonly RecipeStep[], name: string): string =>
  steps.find(({ step }) => step === name)?.title ?? name;

/** When a step is due, in words. */
export const sayOffset = (after: Offset, steps: readonly RecipeStep[]): string => {
  if (after.from === "completion") return `${days(after.days)} after the completion`;
  const other = `“${titleOf(steps, after.step)}”`;
  return after.from === "due"
    ? `${days(after.days)} after the day on which ${other} is due`
    : `${days(after.days)} after ${other} is done or skipped`;
};

/** The steps of a recipe as a page lists them. */
export const stepRows = ({ steps }: Pick<Recipe, "steps">) =>
  steps.map((step) => ({
    ...step,
    when: sayOffset(step.after, steps),
    who: ownerRoles[step.owner],
    closedBy: step.evidence.map((kind) => insideSentence(evidenceKinds[kind])).join(", "),
  }));

/** What the day of a step can count from: the completion, and every other step's due day or closing. */
export const sinceChoices = (steps: readonly RecipeStep[], own: string | undefined) => [
  { value: "completion", text: "The completion of the project" },
  ...steps
    .filter(({ step }) => step !== own)
    .flatMap(({ step, title }) => [
      { value: `due:${step}`, text: `The day on which “${title}” is due` },
      { value: `closed:${step}`, text: `“${title}” is done or skipped` },
    ]),
];

/** What is said when the day of a step would never be known: the step is named as the recipe has it. */
export const sayStranded = ({ steps }: Pick<Recipe, "steps">, step = ""): string =>
  `The day of “${titleOf(steps, step)}” would never come, because it counts from a step that is not there or waits for it. Let it count from something else first.`;

/** What is said when a recipe is saved. */
export const SAVED =
  "Saved. It holds for projects that are completed from now on; follow-ups that run already stay as they are.";
