import * as z from "zod/mini";
import type { NamedFile } from "../../file-import/kind.ts";
import { type ArchiveRefusal, pagesOf } from "./unpack.ts";

const sentPagesSchema = z.lazy(() =>
  z.object({
    pages: z.array(z.object({ file: z.string(), text: z.string() })),
    tagFile: z.optional(z.string()),
    /** Names of files that are no pages. */
    leftOut: z.array(z.string()),
  }),
);

/** What was sent, as it is kept until it is read: the texts of the pages and of the file of tags, unpacked. */
export type SentPages = z.infer<typeof sentPagesSchema>;

/** The pages among files that were sent, as one file that an import keeps; or why they are not taken. */
export const gatherPages = (
  files: readonly NamedFile[],
): NamedFile | { readonly refused: ArchiveRefusal } => {
  const found = pagesOf(files);
  if ("refused" in found) return found;
  const [first] = files;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : "";
  return { name: `${first?.name ?? ""}${more}`, bytes: Buffer.from(JSON.stringify(found)) };
};

/** What `gatherPages` gathered. Throws on anything else. */
export const parseSentPages = (bytes: Uint8Array): SentPages =>
  sentPagesSchema.parse(JSON.parse(Buffer.from(bytes).toString()));
