import {
  LetterBounced,
  LetterComplained,
  LetterDelivered,
  LetterNotSent,
  LetterSent,
} from "../../shared/letters/entries.ts";
import { NewsStopped } from "../../shared/members/choices/entries.ts";
import { countReport } from "../../shared/news/report.ts";
import { type Reaction, reactionToAny } from "../entry-points/entry.ts";

/** Counts what became of a letter of a newsletter or digest, for its results. */
export const onNewsLetterReported: Reaction<unknown> = (needs, entry, { once }) =>
  countReport(needs, entry, once);

export const handler = reactionToAny(
  "newsletters/on-news-letter-reported",
  [LetterSent, LetterNotSent, LetterDelivered, LetterBounced, LetterComplained, NewsStopped],
  onNewsLetterReported,
);
