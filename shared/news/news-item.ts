import * as z from "zod/mini";

/** What news can tell of. */
export const newsItemKinds = ["newsletter", "event", "catalogue-item", "call"] as const;

/** Something that members are told of once: what it is, in a line, and where on our site it stands. It holds nothing about a person. */
export const newsItemSchema = z.lazy(() =>
  z.object({
    kind: z.enum(newsItemKinds),
    /** Its reference: a story is the same story wherever it comes from. */
    reference: z.string(),
    title: z.string(),
    /** When, or a summary; may be empty. */
    detail: z.string(),
    /** The path on our site. */
    path: z.string(),
    /** The topic that members chose who want to know; none for what goes to everybody. */
    topic: z.optional(z.string()),
  }),
);

/** Something that members are told of once. */
export type NewsItem = z.infer<typeof newsItemSchema>;

/** Names a story in what is kept of a reader: `event:EVT-...`. */
export const newsItemId = ({ kind, reference }: Pick<NewsItem, "kind" | "reference">): string =>
  `${kind}:${reference}`;
