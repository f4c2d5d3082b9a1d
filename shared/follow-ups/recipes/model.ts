import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";
import { lazy } from "../../platform/lazy.ts";

/** Who does a step, as the recipe says it. Who that is, is looked up when somebody is to be told: people come and go. */
export const ownerRoles = {
  owner: "The project’s owner",
  deputy: "The project’s deputy",
  community: "The community lead",
  lead: "The head of the programme",
} as const;

/** A role that can own a step. */
export type OwnerRole = keyof typeof ownerRoles;

/** The roles as a list that a form or a schema can take. */
export const ownerRoleNames = keysOf(ownerRoles);

/** What can show that a step was done. */
export const evidenceKinds = {
  link: "A link that answers",
  event: "An event that took place",
  file: "A file",
  letter: "A letter that was sent from here",
} as const;

/** The kinds of evidence as a list that a form or a schema can take. */
export const evidenceKindNames = keysOf(evidenceKinds);

const MOST_DAYS = 1100;

const days = z.lazy(() => z.int().check(z.minimum(0), z.maximum(MOST_DAYS)));

/**
 * When a step is due: so many days after the completion of the project, after the due day of another step, or after another step was
 * closed (done or skipped, so that a step that is left out holds up nothing).
 */
export const offsetSchema = z.lazy(() =>
  z.discriminatedUnion("from", [
    z.object({ from: z.literal("completion"), days }),
    z.object({ from: z.literal("due"), step: z.string(), days }),
    z.object({ from: z.literal("closed"), step: z.string(), days }),
  ]),
);

/** When a step is due. */
export type Offset = z.infer<typeof offsetSchema>;

/** What of a recipe's step is copied into a project's follow-ups. */
export const stepContentSchema = lazy(() =>
  z.object({
    /** Names the step in addresses, entries and timers; never changes. */
    step: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
    /** What it is called in lists and subjects. */
    title: z.string().check(z.minLength(1)),
    /** What its owner does, in one or two sentences. */
    task: z.string(),
    after: offsetSchema,
    owner: z.enum(ownerRoleNames),
    /** Which kinds of evidence close it. */
    evidence: z.array(z.enum(evidenceKindNames)).check(z.minLength(1)),
    /** What to give as evidence, in words. */
    evidenceHint: z.string(),
    /** The ready copy, with placeholders that `fillCopy` knows; what only its owner can know stands in [brackets]. */
    copy: z.string(),
    /** A step that is a public webinar can draft its event, invite members and turn those who came into re-uses. */
    webinar: z.optional(z.boolean()),
  }),
);

/** One step of a recipe. */
export type RecipeStep = z.infer<ReturnType<typeof stepContentSchema>>;

/** An editable list of what follows the completion of a project. */
export const recipeSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string().check(z.minLength(1)),
    steps: z.array(stepContentSchema()),
    /** Counts the changes. Follow-ups say by which version they were planned. */
    version: z.int().check(z.positive()),
    changedAt: z.optional(z.iso.datetime()),
    changedBy: z.optional(z.uuid()),
  }),
);

/** A recipe. */
export type Recipe = z.infer<typeof recipeSchema>;

/** The step on which this one's day depends; undefined when it counts from the completion. */
export const dependsOn = ({ after }: Pick<RecipeStep, "after">): string | undefined =>
  after.from === "completion" ? undefined : after.step;

/**
 * The first step, if any, whose day can never be known: it counts from a step that is not in the list, or from itself by a round of
 * others. A recipe that has one is refused.
 */
export const strandedStep = (
  steps: readonly Pick<RecipeStep, "step" | "after">[],
): Pick<RecipeStep, "step" | "after"> | undefined => {
  const known = new Set<string>();
  let left = [...steps];
  for (let round = 0; round < steps.length; round += 1) {
    const ready = left.filter((one) => {
      const on = dependsOn(one);
      return on === undefined || known.has(on);
    });
    for (const { step } of ready) known.add(step);
    left = left.filter(({ step }) => !known.has(step));
  }
  return left.at(0);
};

/**
 * When the owner of an open step is written to, in days after its due day: on the day, and twice more. The last nudge also goes to
 * the head of the programme, because by then somebody else has to look.
 */
export const nudgeDays = [0, 3, 10] as const;

/** The number of a nudge: 0 on the due day, 1 and 2 after it. */
export type Nudge = 0 | 1 | 2;
