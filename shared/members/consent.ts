import * as z from "zod/mini";

/**
 * What a person agrees to by joining. Membership is the consent to news: whoever is a member gets it, whoever leaves gets none, by
 * whichever way they leave. A change of the words is a new version, so that it stays known who agreed to what.
 */
export const newsConsent = {
  version: "2026-11",
  text: "You may email me news of the programme: events, finished projects and ways to take part. I can leave at any time by the link in every email.",
} as const;

/** The proof of a consent: which words, and when the box was ticked. */
export const consentSchema = z.lazy(() =>
  z.object({ version: z.string(), text: z.string(), at: z.iso.datetime() }),
);
