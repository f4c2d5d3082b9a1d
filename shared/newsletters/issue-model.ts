import * as z from "zod/mini";
import { newsItemSchema } from "../news/news-item.ts";

/** A newsletter as it reads: frozen when it is approved, so that what goes out is what was looked at. */
export const issueSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    subject: z.string(),
    sections: z.array(
      z.union([
        z.object({ text: z.string() }),
        z.object({ heading: z.string(), items: z.array(newsItemSchema) }),
      ]),
    ),
    topic: z.optional(z.string()),
    onSite: z.boolean(),
  }),
);

/** A newsletter as it reads. */
export type Issue = z.infer<typeof issueSchema>;

const sentIssueSchema = z.lazy(() => z.object({ issue: issueSchema, sentAt: z.optional(z.iso.datetime()) }));

/** A newsletter as it reads, and when it began to go out. */
export type SentIssue = z.infer<typeof sentIssueSchema>;

/** The newsletter in the item that its letters enclose. Throws a ZodError on anything else. */
export const parseIssue = (item: unknown): SentIssue => sentIssueSchema.parse(item);
