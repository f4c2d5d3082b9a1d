import * as z from "zod";
import { itemStatuses } from "../item.ts";
import { tagSchema } from "../tag.ts";
import { pageItemSchema } from "./page-item.ts";
import { remarkSchema } from "./remark.ts";

/** How items come out of an import: as drafts for somebody to review, for all to see, or as each exported page says that it was. */
export const arrivals = {
  drafts: "As drafts. The public sees each when somebody else has reviewed it",
  published: "Published, for all to see when the import is finished",
  "as-said": "As the files say. This is for files that were exported here",
} as const;

/** The ways as a list that a form or a schema can take. */
export const arrivalNames = ["drafts", "published", "as-said"] as const;

/** How items come out of an import. */
export type Arrival = keyof typeof arrivals;

/** A page that was read and waits to be imported. `digest` is that of the file. */
export const stagedPageSchema = z.object({
  file: z.string(),
  digest: z.string(),
  item: pageItemSchema.optional(),
  /** Why it is no item. */
  skipped: z.string().optional(),
  remarks: z.array(remarkSchema),
});

/** A page that was read and waits to be imported. */
export type StagedPage = z.infer<typeof stagedPageSchema>;

/** What an import made of one page, so that it can be published with the others, and be taken back. */
export const madeSchema = z.object({
  reference: z.string(),
  file: z.string(),
  outcome: z.enum(["created", "changed"]),
  /** The version of the item after the import; with another one somebody has changed it since. */
  version: z.number().int(),
  /** What is to become of it in the end, and why; undefined where it stays as it is. */
  becomes: z.enum(itemStatuses).optional(),
  publishedAt: z.iso.datetime().optional(),
  reason: z.string().optional(),
  /** All its addresses, for the day on which they are given back. */
  addresses: z.array(z.string()),
});

/** What an import made of one page. */
export type Made = z.infer<typeof madeSchema>;

const countsSchema = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Changed here since the last import, and so left as they are. */
  kept: z.number().int(),
  published: z.number().int(),
});

/**
 * An import of pages. `checked`: read, and shown to whoever sent it. `running`: confirmed, part by part; first every page becomes a draft, which
 * the public does not see, and then they are published. `finished`, or `discarded` without a change; `undoing` and `undone`.
 */
export const importSchema = z.object({
  id: z.uuid(),
  status: z.enum(["checked", "running", "finished", "discarded", "undoing", "undone"]),
  at: z.iso.datetime(),
  by: z.string().optional(),
  /** What it was told when it was confirmed. */
  arrival: z.enum(arrivalNames).optional(),
  /** Whether items that somebody has changed here since they were imported are to be as the files say. */
  replace: z.boolean(),
  finishedAt: z.iso.datetime().optional(),
  pages: z.number().int(),
  skipped: z.number().int(),
  /** Whether the pages were exported here, most of them. */
  own: z.boolean(),
  parts: z.number().int(),
  /** Which way through the parts it is on: making drafts, or publishing them; before that, the tags. */
  phase: z.enum(["tags", "drafting", "publishing"]),
  /** How many parts of this phase, or of undoing, are done. */
  done: z.number().int(),
  counts: countsSchema,
  undone: z.object({
    removed: z.number().int(),
    withdrawn: z.number().int(),
    restored: z.number().int(),
    left: z.number().int(),
  }),
  remarks: z.object({ error: z.number().int(), warning: z.number().int(), note: z.number().int() }),
  /** Tags that come with an exported catalogue and are otherwise here, or not at all. Only an import as the files say changes them. */
  tags: z.array(tagSchema),
  /** Names of files that are no pages, the first of them. */
  leftOut: z.array(z.string()),
});

/** An import of pages. */
export type CatalogueImport = z.infer<typeof importSchema>;

/** How many writes an import's part may make beside its own two and the name of the change: 100 are the most. */
const WRITES_AT_ONCE = 90;
/** How long a part may be, so that it is one item of the table (400 KB) and four times it are one transaction (4 MB). */
const BYTES_AT_ONCE = 300_000;

/** At most an item, its address and an entry are written for a page, or an item, what it was and an entry; and one more for each other address. */
const writesFor = ({ item }: StagedPage): number => (item === undefined ? 0 : 3 + item.otherAddresses.length);

const bytesOf = (page: StagedPage): number => Buffer.byteLength(JSON.stringify(page));

/** The pages in parts, each of which is imported by one transaction. */
export const inParts = (pages: readonly StagedPage[]): readonly (readonly StagedPage[])[] => {
  const parts: StagedPage[][] = [];
  let writes = 0;
  let bytes = 0;
  for (const page of pages) {
    writes += writesFor(page);
    bytes += bytesOf(page);
    const part = parts.at(-1);
    if (part === undefined || writes > WRITES_AT_ONCE || bytes > BYTES_AT_ONCE) {
      parts.push([page]);
      writes = writesFor(page);
      bytes = bytesOf(page);
    } else part.push(page);
  }
  return parts;
};
