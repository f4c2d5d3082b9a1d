import * as z from "zod/mini";
import { line, prose } from "../../pages/typed.ts";
import { firstOf } from "../../platform/text.ts";

// `[link to the survey]` and `{call}`; not the `[words](address)` of a link, and not the number of a footnote.
const PLACEHOLDER = /\[(?!\d{1,3}\])[^[\]\n]{1,200}\](?!\()|\{[^{}\n]{1,200}\}/g;

/** What somebody still has to write something in place of, as it stands in a text: `[link to the survey]`, `{call}`. Each once. */
export const placeholdersIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map(([whole]) => whole)),
];

const MOST_NAMED = 3;

/** Says what has to be replaced before a letter can go. */
export const sayPlaceholders = (left: readonly string[]): string => {
  const { shown, all } = firstOf(left, MOST_NAMED);
  const named = shown.join(", ");
  const more = all > MOST_NAMED ? ` and ${all - MOST_NAMED} more` : "";
  return `Replace ${named}${more}: nothing in [brackets] or {braces} is sent. Use round brackets for your own`;
};

/** For text of a letter that somebody types: it holds nothing that is still to be replaced. */
export const nothingToReplace = <Typed extends string | undefined>() =>
  z.refine<Typed>((text) => placeholdersIn(text ?? "").length === 0, {
    error: ({ input }) => sayPlaceholders(placeholdersIn(String(input))),
  });

/** The subject of a letter that a person writes. */
export const letterSubject = line({ missing: "Enter the subject", name: "Subject", most: 200 }).check(
  nothingToReplace(),
);

/** The text of a letter that a person writes. All forms that write letters ask for it so. */
export const letterText = (asked: {
  readonly missing: string;
  readonly name: string;
  readonly most: number;
}) => prose(asked).check(nothingToReplace());
