import type { LetterPart } from "../letter.ts";

/** The words in which a person writes the body of a letter: a blank line begins a paragraph, `## ` a heading, `- ` or `1. ` an item of a list. */
export const bodyParts = (body: string): readonly LetterPart[] =>
  body
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .map((block): LetterPart => {
      if (block.startsWith("## ")) return { heading: block.slice(3) };
      const lines = block.split("\n");
      return lines.every((line) => /^(?:- |\d{1,2}\. )/.test(line))
        ? { list: lines.map((line) => line.replace(/^- /, "")) }
        : { paragraph: block };
    });
