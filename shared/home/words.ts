import * as z from "zod/mini";
import type { Refused, Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { prose } from "../pages/typed.ts";
import { mergeTexts, type SeenVersions } from "../written-together/merge.ts";
import { HomePageEdited } from "./entries.ts";

/** A version of the words of the home page. Version 0 is the one the product ships with. */
export const homeWordsSchema = z.lazy(() =>
  z.object({
    version: z.int().check(z.nonnegative()),
    words: z.string(),
    editedAt: z.optional(z.iso.datetime()),
    editedBy: z.optional(z.uuid()),
  }),
);

/** A version of the words of the home page. */
export type HomeWords = z.infer<typeof homeWordsSchema>;

/** What the form for the words takes. */
export const wordsForm = z.object({
  words: prose({ missing: "Enter the words of the home page", name: "The words", most: 20_000 }).check(
    z.refine((words) => /^# \S/m.test(words), "Start with a heading: a line that begins with # and a space"),
  ),
});

/** New words of the home page, and the version of the words that their writer saw. */
export interface WordsWriting {
  readonly words: string;
  readonly seen: SeenVersions;
}

/** The next version of the words. */
export interface HomePageEdit {
  readonly home: HomeWords;
  readonly entries: readonly Entry[];
}

/** Makes the next version of the words. Refused when somebody else changed them since their writer saw them. */
export const editWords = (
  now: HomeWords,
  { words, seen }: WordsWriting,
  occasion: Occasion,
): HomePageEdit | Unchanged | Refused<"changed-meanwhile"> => {
  const { conflicts, changed } = mergeTexts({ words: now.words }, { texts: { words }, seen });
  if (conflicts.length > 0) return { refusal: "changed-meanwhile" };
  if (!changed) return { unchanged: true };
  const version = now.version + 1;
  return {
    home: { version, words, editedAt: occasion.now, editedBy: occasion.actor.id },
    entries: [record(HomePageEdited, { subject: "home", data: { version } }, occasion)],
  };
};
