import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insideSentence, normalized } from "../../shared/platform/text.ts";

/** Text as a hostile person would make it: any characters, halves of characters, and many marks on one letter. */
const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .tuple(
      fc.constantFrom("a", "\u1100", "\u09c7"),
      fc.array(fc.constantFrom(..."\u0301\u0315\u0316\u0344\u0327\u09be"), { maxLength: 90 }),
    )
    .map(([letter, marks]) => letter + marks.join("")),
);

describe("one spelling of a text", () => {
  it("is in Normalization Form C, and stays as it is when it is made again", () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const text = normalized(typed);
        expect(text.normalize("NFC")).toBe(text);
        expect(normalized(text)).toBe(text);
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps every mark that a language has", () => {
    for (const word of ["Zoë", "Việt", "שָׁלוֹם", "ngữ", "नमूना", "Z̶̢̛a̷lgo"])
      expect(normalized(word)).toBe(word.normalize("NFC"));
  });

  it("of a text that is nothing but marks comes to an end", () => {
    // As it stands, `normalize` takes longer for these than a test may.
    expect(normalized(`a${"\u0315\u0316".repeat(300_000)}`)).toHaveLength(31);
  });
});

describe("a name inside a sentence", () => {
  it.each([
    ["Solve a problem", "solve a problem"],
    ["NHS trust", "NHS trust"],
    ["GitHub page", "GitHub page"],
    ["Use of AI in the NHS", "use of AI in the NHS"],
    ["“Ready”", "“ready”"],
    ["A", "a"],
    ["", ""],
  ])("%j is %j", (name, inside) => {
    expect(insideSentence(name)).toBe(inside);
  });
});
