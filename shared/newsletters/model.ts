import * as z from "zod/mini";
import { topicIdSchema } from "../members/topics/model.ts";
import type { Titled } from "../platform/titled.ts";
import { filterSchema } from "../segments/filter.ts";
import { chosenSchema } from "./chosen.ts";

/** Where a newsletter stands. */
export const newsletterStatuses = {
  draft: "Draft",
  ready: "Waiting for approval",
  scheduled: "Scheduled",
  sending: "Being sent",
  paused: "Paused",
  stopped: "Stopped",
  sent: "Sent",
} as const;

/** What a newsletter can list from live data. */
export const liveParts = {
  events: "Events to come",
  items: "New in the catalogue",
  calls: "Calls that are open",
} as const;

/** To whom it goes, of those who agreed to news: members who chose a topic, everybody, those of a segment, or those who were chosen one by one. */
const audienceSchema = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("topic"), topic: topicIdSchema }),
    z.object({ kind: z.literal("everybody") }),
    z.object({ kind: z.literal("segment"), segment: z.uuid() }),
    z.object({ kind: z.literal("chosen"), people: chosenSchema }),
  ]),
);

/** To whom a newsletter goes. */
export type Audience = z.infer<typeof audienceSchema>;

/** What the author writes and chooses. Texts are in markdown. */
export const newsletterWordsSchema = z.lazy(() =>
  z.object({
    subject: z.string(),
    opening: z.string(),
    parts: z.array(z.enum(["events", "items", "calls"])),
    closing: z.string(),
    audience: audienceSchema,
    /** Whether everybody may read it on the site, and in the feed, once it is sent. */
    onSite: z.boolean(),
  }),
);

/** What the author writes and chooses. */
export type NewsletterWords = z.infer<typeof newsletterWordsSchema>;

/** A newsletter, from the first draft to the last letter. */
export const newsletterSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    words: newsletterWordsSchema,
    status: z.enum(["draft", "ready", "scheduled", "sending", "paused", "stopped", "sent"]),
    /** Counts the changes, for the optimistic lock. */
    version: z.int().check(z.positive()),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    approvedBy: z.optional(z.string()),
    /** The filter of its segment as it was when it was approved: a later change of the segment is for the next newsletter. */
    filter: z.optional(filterSchema),
    /** When it begins to go out. */
    sendAt: z.optional(z.iso.datetime()),
    startedAt: z.optional(z.iso.datetime()),
    endedAt: z.optional(z.iso.datetime()),
    /** How far the sending is. */
    run: z.object({
      /** Which step is due; a timer of another step does nothing. */
      step: z.int().check(z.nonnegative()),
      /** The place in the list of members behind which it goes on. */
      cursor: z.optional(z.string()),
      /** How many members went which way, by the name of the way. */
      counts: z.record(z.string(), z.int()),
    }),
  }),
);

/** A newsletter, from the first draft to the last letter. */
export type Newsletter = z.infer<typeof newsletterSchema>;

/** The topic that a reader must have chosen; none where it goes to everybody. */
export const topicOfAudience = (audience: Audience): string | undefined =>
  audience.kind === "topic" ? audience.topic : undefined;

/** Newsletters, as any list names them. */
export const titledNewsletter: Titled = {
  key: (reference) => ({ pk: `NEWSLETTER#${reference}`, sk: "NEWSLETTER" }),
  title: ["newsletter", "words", "subject"],
};
