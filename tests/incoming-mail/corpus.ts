import { globSync, readFileSync } from "node:fs";
import * as z from "zod/mini";
import { automaticKinds, doubts } from "../../shared/incoming-mail/incoming-mail.ts";

const directory = new URL("./corpus/", import.meta.url);

const verdict = z.enum(["pass", "fail", "grey", "none"]);
const names = z.array(z.string());

/** What must be read out of a mail: what it is, what becomes of it in words, and what is checked. */
const expectedSchema = z.strictObject({
  what: z.string(),
  becomes: z.string(),
  /** The whole of what is new in it. */
  text: z.optional(z.string()),
  /** Something that must be in the text, where the whole is too long to state. */
  contains: z.optional(z.string()),
  /** Something that must be among what is folded; nothing is folded where it is left out. */
  quoted: z.optional(z.string()),
  subjectIs: z.optional(z.string()),
  fromName: z.optional(z.string()),
  fromAddress: z.optional(z.string()),
  noSender: z.optional(z.boolean()),
  replyTo: z.optional(z.string()),
  copied: z.optional(names),
  automatic: z.optional(z.enum(automaticKinds)),
  doubt: z.optional(z.enum(doubts)),
  /** The names of all files that came with it. */
  files: z.optional(names),
  /** The names of those that are kept. */
  kept: z.optional(names),
  remark: z.optional(z.string()),
  verdicts: z.optional(z.strictObject({ spam: verdict, virus: verdict })),
  proof: z.optional(z.enum(["dmarc", "aligned", "none"])),
});

/** One mail of the corpus, by the name of its file without `.eml`. */
export type CorpusMail = z.infer<typeof expectedSchema> & { readonly file: string };

/** The bytes of a mail of the corpus. */
export const bytesOfMail = (file: string): Buffer => readFileSync(new URL(`${file}.eml`, directory));

/**
 * Every mail of the corpus, all of our own making: `name.eml` as it lies in the bucket, and beside it `name.json` with what must be read out of it. A mail
 * of 25 MB is made in receipt.test.ts instead of being kept here.
 */
export const corpus: readonly CorpusMail[] = globSync("*.eml", { cwd: directory.pathname })
  .sort()
  .map((name) => {
    const file = name.slice(0, -".eml".length);
    const expected: unknown = JSON.parse(readFileSync(new URL(`${file}.json`, directory), "utf8"));
    return { file, ...expectedSchema.parse(expected) };
  });
