import type { DataOf } from "../../shared/journal/entry.ts";
import { countAudience } from "../../shared/newsletters/count.ts";
import { NewsletterChanged, NewsletterDrafted } from "../../shared/newsletters/entries.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Counts who would get a newsletter, whenever its author changed it. */
export const onNewsletterWritten: FanOutPlan<DataOf<typeof NewsletterChanged>> = async (
  needs,
  entry,
  occasion,
) => [countAudience(needs, { newsletter: entry.subject.id, entry: entry.id }, occasion)];

export const handler = fanOutReaction(
  "newsletters/on-newsletter-written",
  [NewsletterDrafted, NewsletterChanged],
  onNewsletterWritten,
);
