import * as z from "zod";
import { contentSchema, itemStatuses } from "../item.ts";
import type { Remark } from "./remark.ts";

/** What a page of the catalogue's own says besides its content: which item it is, and how it stood. */
const saidSchema = z.object({
  reference: z.string().optional(),
  status: z.enum(itemStatuses).optional(),
  publishedAt: z.iso.datetime().optional(),
  /** Why it was withdrawn. */
  reason: z.string().optional(),
});

/** An item as a page has it. */
export const pageItemSchema = contentSchema.extend({
  slug: z.string().min(1),
  /** Other last parts of addresses that lead to it. */
  otherAddresses: z.array(z.string()),
  /** What the front matter has besides, by the name of the field. */
  more: z.record(z.string(), z.string()),
  said: saidSchema,
});

/** An item as a page has it. */
export type PageItem = z.infer<typeof pageItemSchema>;

/** A page that was read: an item, or why it is none. Either way with the remarks, in order of their lines. */
export type ReadPage = { readonly file: string; readonly remarks: readonly Remark[] } & (
  | { readonly item: PageItem }
  | { readonly skipped: string }
);
