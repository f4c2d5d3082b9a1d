import * as z from "zod";
import type { Entry, Occasion } from "../journal/entry.ts";
import { record } from "../journal/entry.ts";
import { HomePageEdited } from "./entries.ts";

/** A version of the words of the home page. Version 0 is the one the product ships with. */
export const homeWordsSchema = z.object({
  version: z.number().int().nonnegative(),
  words: z.string(),
  editedAt: z.iso.datetime().optional(),
  editedBy: z.uuid().optional(),
});

/** A version of the words of the home page. */
export type HomeWords = z.infer<typeof homeWordsSchema>;

/** What the form for the words takes. */
export const wordsForm = z.object({
  words: z
    .string({ error: "Enter the words of the home page" })
    .transform((text) => text.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1, "Enter the words of the home page")
        .max(20_000, "The words must be 20,000 characters or less")
        .refine(
          (words) => /^# \S/m.test(words),
          "Start with a heading: a line that begins with # and a space",
        ),
    ),
});

/** The next version of the words. Refused when they are the same as now. */
export const editWords = (
  now: HomeWords,
  words: string,
  occasion: Occasion,
): { readonly home: HomeWords; readonly entries: readonly Entry[] } | { readonly refusal: "unchanged" } => {
  if (words === now.words) return { refusal: "unchanged" };
  const version = now.version + 1;
  const { id: editedBy } = occasion.actor;
  return {
    home: { version, words, editedAt: occasion.now, ...(editedBy === undefined ? {} : { editedBy }) },
    entries: [record(HomePageEdited, { subject: "home", data: { version } }, occasion)],
  };
};
