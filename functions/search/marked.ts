import { plain } from "../../shared/platform/text.ts";

/** A part of a text, and whether it is a word that was looked for. */
export interface MarkedPart {
  readonly text: string;
  readonly isMarked: boolean;
}

const WORDS = /([\p{L}\p{N}\p{M}'’]+)/u;

/** A text in parts, those marked that begin as a word that was looked for. */
export const marked = (text: string, words: readonly string[]): readonly MarkedPart[] =>
  text
    .split(WORDS)
    .filter((part) => part !== "")
    .map((part) => {
      const small = plain(part).replaceAll(/['’]/g, "");
      return { text: part, isMarked: small !== "" && words.some((word) => small.startsWith(word)) };
    });
