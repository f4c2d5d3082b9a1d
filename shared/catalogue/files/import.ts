import * as z from "zod/mini";
import { itemSchema, itemStatuses } from "../items/model.ts";
import { tagSchema } from "../tags/model.ts";
import { pageItemSchema, silenceSchema } from "./page-item.ts";

/** How items come out of an import: as drafts for somebody to review, for all to see, or as each exported page says that it was. */
export const arrivals = {
  drafts: "As drafts. The public sees each when someone else has reviewed it",
  published: "Published, for all to see when the import is finished",
  "as-said": "As the files say. This is for files that were exported here",
} as const;

/** The ways as a list that a form or a schema can take. */
export const arrivalNames = ["drafts", "published", "as-said"] as const;

/** How items come out of an import. */
export type Arrival = keyof typeof arrivals;

/** A page that was read and waits to be imported. `digest` is that of the file. */
export const importedPageSchema = z.object({
  is: z.literal("page"),
  file: z.string(),
  digest: z.string(),
  item: pageItemSchema,
  silentOn: z.array(silenceSchema),
});

/** A page that was read and waits to be imported. */
export type ImportedPage = z.infer<typeof importedPageSchema>;

/** Tags that come with an exported catalogue and are otherwise here, or not at all. Two writes are made for each. */
export const importedTagsSchema = z.object({ is: z.literal("tags"), tags: z.array(tagSchema) });

/** How many tags one part imports. */
export const TAGS_AT_ONCE = 40;

/** What one file of an import is: a page, or tags. */
export const importedSchema = z.discriminatedUnion("is", [importedPageSchema, importedTagsSchema]);

/** What one file of an import is. */
export type Imported = z.infer<typeof importedSchema>;

/** What an import made of one page, so that it can be published with the others, and be undone. */
export const madeSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    outcome: z.enum(["created", "changed"]),
    /** The version of the item after the import; with another one somebody has changed it since. */
    version: z.int(),
    /** What is to become of it in the end, and why; undefined where it stays as it is. */
    becomes: z.optional(z.enum(itemStatuses)),
    publishedAt: z.optional(z.iso.datetime()),
    reason: z.optional(z.string()),
    /** All its addresses, for the day on which they are given back. */
    addresses: z.array(z.string()),
    /** The item as it was before; undefined where it is new. */
    before: z.optional(itemSchema),
  }),
);

/** What an import made of one page. */
export type Made = z.infer<typeof madeSchema>;
