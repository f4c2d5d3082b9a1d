import type { DataOf } from "../../shared/journal/entry.ts";
import { NewsletterStepDue } from "../../shared/newsletters/entries.ts";
import { newsletterStep } from "../../shared/newsletters/step.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Puts the next letters of a newsletter in the post: as many as go out in a minute. */
export const onNewsletterStepDue: FanOutPlan<DataOf<typeof NewsletterStepDue>> = async (
  needs,
  entry,
  occasion,
) => [newsletterStep(needs, entry.subject.id, entry.data.step, occasion)];

export const handler = fanOutReaction(
  "newsletters/on-newsletter-step-due",
  [NewsletterStepDue],
  onNewsletterStepDue,
);
