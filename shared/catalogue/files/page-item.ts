import * as z from "zod/mini";
import type { Remark } from "../../file-import/remark.ts";
import { contentSchema, itemStatuses } from "../items/model.ts";

/** What a page of the catalogue's own says besides its content: which item it is, and how it stood. */
const saidSchema = z.lazy(() =>
  z.object({
    reference: z.optional(z.string()),
    status: z.optional(z.enum(itemStatuses)),
    publishedAt: z.optional(z.iso.datetime()),
    /** Why it was withdrawn. */
    reason: z.optional(z.string()),
  }),
);

/** An item as a page has it. */
export const pageItemSchema = z.lazy(() =>
  z.extend(contentSchema(), {
    slug: z.string().check(z.minLength(1)),
    /** Other last parts of addresses that lead to it. */
    otherAddresses: z.array(z.string()),
    /** What the front matter has besides, by the name of the field. */
    more: z.record(z.string(), z.string()),
    said: saidSchema,
  }),
);

/** An item as a page has it. */
export type PageItem = z.infer<typeof pageItemSchema>;

/** What a page may not speak of. Of tags it may have some of one facet and say nothing of the others. */
export const silenceSchema = z.lazy(() =>
  z.enum([...z.keyof(contentSchema()).options, "tags-of-other-facets"]),
);

/** What a page does not speak of. */
export type Silence = z.infer<typeof silenceSchema>;

/**
 * A page that was read: an item, or why it is none. Either way with the remarks, in order of their lines. What an item's page is silent on, an
 * import leaves as it is; a page of our own says everything.
 */
export type ReadPage = { readonly file: string; readonly remarks: readonly Remark[] } & (
  | {
      readonly item: PageItem;
      readonly silentOn: readonly Silence[];
      /** Links of the body to a place in the page's own folder, with their lines. */
      readonly relativeLinks: readonly { readonly url: string; readonly line: number }[];
    }
  | { readonly skipped: string }
);
