import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

const audience = () => z.object({ topic: z.optional(z.string()) });
const step = () => z.object({ step: z.int().check(z.nonnegative()) });
const counts = () => z.object({ counts: z.record(z.string(), z.int()) });

export const NewsletterDrafted = defineEntry({
  name: "NewsletterDrafted",
  version: 1,
  title: "Newsletter drafted",
  description: "Somebody of the team began a newsletter.",
  subject: "newsletter",
  data: audience,
  examples: [{ topic: "results" }],
});

export const NewsletterChanged = defineEntry({
  name: "NewsletterChanged",
  version: 1,
  title: "Newsletter changed",
  description: "Somebody of the team changed the draft of a newsletter. Who would get it is counted again.",
  subject: "newsletter",
  data: audience,
  examples: [{ topic: "results" }],
});

export const NewsletterReadied = defineEntry({
  name: "NewsletterReadied",
  version: 1,
  title: "Newsletter put forward for approval",
  description: "The author of a newsletter asks for its approval.",
  subject: "newsletter",
  data: audience,
  examples: [{ topic: "results" }],
});

export const NewsletterApproved = defineEntry({
  name: "NewsletterApproved",
  version: 1,
  title: "Newsletter approved",
  description: "A newsletter was approved, and when it is to go out. Its content is frozen.",
  subject: "newsletter",
  data: () => z.object({ sendAt: z.iso.datetime() }),
  examples: [{ sendAt: "2026-12-01T09:00:00.000Z" }],
});

export const NewsletterReopened = defineEntry({
  name: "NewsletterReopened",
  version: 1,
  title: "Newsletter made a draft again",
  description: "A newsletter that had not begun to go out is a draft again.",
  subject: "newsletter",
  data: audience,
  examples: [{ topic: "results" }],
});

export const NewsletterStepDue = defineEntry({
  name: "NewsletterStepDue",
  version: 1,
  title: "Next letters of a newsletter due",
  description: "The next letters of a newsletter are to be put in the post, as many as go out in a minute.",
  subject: "newsletter",
  data: step,
  examples: [{ step: 0 }],
});

export const NewsletterPaused = defineEntry({
  name: "NewsletterPaused",
  version: 1,
  title: "Newsletter paused",
  description: "No further letters of a newsletter go out until somebody goes on.",
  subject: "newsletter",
  data: counts,
  examples: [{ counts: { letter: 120 } }],
});

export const NewsletterResumed = defineEntry({
  name: "NewsletterResumed",
  version: 1,
  title: "Newsletter goes on",
  description: "A newsletter that was paused goes on where it stopped.",
  subject: "newsletter",
  data: step,
  examples: [{ step: 4 }],
});

export const NewsletterStopped = defineEntry({
  name: "NewsletterStopped",
  version: 1,
  title: "Newsletter stopped",
  description: "A newsletter goes to nobody else. Who had it keeps it.",
  subject: "newsletter",
  data: counts,
  examples: [{ counts: { letter: 120 } }],
});

export const NewsletterSent = defineEntry({
  name: "NewsletterSent",
  version: 1,
  title: "Newsletter sent",
  description: "Every member of its audience had their turn: a letter, their digest, or neither and why.",
  subject: "newsletter",
  data: counts,
  examples: [{ counts: { letter: 412, weekly: 203, monthly: 88, "no-consent": 120 } }],
});
