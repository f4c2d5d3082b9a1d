/** The follow-up steps of the programme's recipe, in order. */
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
