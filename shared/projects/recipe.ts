/**
 * Every follow-up step that a project can have, in order. A step that leaves the recipe stays here: projects completed before still
 * have it, and the journal tells of it.
 */
export const followUpSteps = [
  "thank-you-and-survey",
  "blog-and-code",
  "webinar",
  "discussion-workshop",
  "re-use-call",
  "benefit-check-90",
  "benefit-check-180",
] as const;

/** The name of a follow-up step. */
export type FollowUpStep = (typeof followUpSteps)[number];

/** One line of the recipe: a step, and how many days after the project's completion it is due. */
export interface RecipeLine {
  readonly step: FollowUpStep;
  readonly afterDays: number;
}

/**
 * What follows the completion of a project. To change the recipe, change this list: projects that are already completed keep the
 * steps and days they were given then. The words of the steps are in `step-words.ts`, the ready copy in `ready-copy/`.
 */
export const recipe: readonly RecipeLine[] = [
  { step: "thank-you-and-survey", afterDays: 1 },
  { step: "blog-and-code", afterDays: 7 },
  { step: "webinar", afterDays: 14 },
  { step: "discussion-workshop", afterDays: 28 },
  { step: "re-use-call", afterDays: 42 },
  { step: "benefit-check-90", afterDays: 90 },
  { step: "benefit-check-180", afterDays: 180 },
];

/**
 * When the owner of an open step is written to, in days after its due day: on the day, and twice more. The last nudge also goes to
 * the team's inbox, because by then somebody else has to look.
 */
export const nudgeDays = [0, 3, 10] as const;

/** The number of a nudge: 0 on the due day, 1 and 2 after it. */
export type Nudge = 0 | 1 | 2;
