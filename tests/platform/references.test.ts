import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  newReference,
  parseReference,
  type ReferenceKind,
  referencePrefixes,
} from "../../shared/platform/references.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const bytes = fc.uint8Array({ minLength: 7, maxLength: 7 });
const references = bytes.map((random) => newReference("enquiry", () => random));

const replaceAt = (text: string, at: number, character: string) =>
  text.slice(0, at) + character + text.slice(at + 1);

/** Where the eight characters of the code stand in `ENQ-4F7K-2Q9C`. */
const codePositions = [4, 5, 6, 7, 9, 10, 11, 12] as const;

describe("a reference", () => {
  it("looks as people know it", () => {
    expect(newReference("enquiry", () => Uint8Array.of(0, 1, 2, 3, 4, 5, 6))).toMatch(
      /^ENQ-0123-456[0-9A-Z]$/,
    );
    fc.assert(
      fc.property(references, (reference) => {
        expect(reference).toMatch(/^ENQ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(parseReference("enquiry", reference)).toBe(reference);
      }),
    );
  });

  it("is recognised however it was typed", () => {
    const spell = fc.constantFrom(
      (text: string) => text.toLowerCase(),
      (text: string) => text.replaceAll("-", ""),
      (text: string) => text.replaceAll("-", " "),
      (text: string) => `  ${text}\t`,
      (text: string) => text.slice(0, 4) + text.slice(4).replaceAll("0", "o"),
      (text: string) => text.slice(0, 4) + text.slice(4).replaceAll("0", "O"),
      (text: string) => text.slice(0, 4) + text.slice(4).replaceAll("1", "l"),
      (text: string) => text.slice(0, 4) + text.slice(4).replaceAll("1", "I"),
      (text: string) => [...text].join(" "),
    );
    fc.assert(
      fc.property(references, fc.array(spell, { maxLength: 4 }), (reference, spellings) => {
        const typed = spellings.reduce((text, respell) => respell(text), reference);
        expect(parseReference("enquiry", typed)).toBe(reference);
      }),
    );
  });

  it("of another kind is not one of this kind", () => {
    const kinds = fc.constantFrom<ReferenceKind>("enquiry", "event", "registration", "project");
    fc.assert(
      fc.property(kinds, kinds, bytes, (made, asked, random) => {
        const reference = newReference(made, () => random);
        expect(parseReference(asked, reference)).toBe(made === asked ? reference : null);
      }),
    );
    expect(new Set(Object.values(referencePrefixes)).size).toBe(Object.keys(referencePrefixes).length);
  });

  it("with one wrong character is never taken for another", () => {
    fc.assert(
      fc.property(references, (reference) => {
        for (const at of codePositions) {
          for (const wrong of ALPHABET) {
            if (wrong === reference.charAt(at)) continue;
            expect(parseReference("enquiry", replaceAt(reference, at, wrong))).toBeNull();
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  // In a sum modulo 32 with odd weights two apart, a swap of neighbours is missed exactly when they differ by 16: 1 swap in 31.
  it("with two neighbours swapped is refused, unless they stand 16 apart in the alphabet", () => {
    fc.assert(
      fc.property(references, fc.integer({ min: 0, max: 5 }), (reference, pair) => {
        const [first = 0, second = 0] = [codePositions[pair], codePositions[pair + 1]];
        const [a, b] = [reference.charAt(first), reference.charAt(second)];
        const swapped = replaceAt(replaceAt(reference, first, b), second, a);
        const apart = Math.abs(ALPHABET.indexOf(a) - ALPHABET.indexOf(b));
        const missed = apart === 0 || apart === 16;
        expect(parseReference("enquiry", swapped)).toBe(missed ? swapped : null);
      }),
      { numRuns: 2000 },
    );
  });

  it("is not found in any other text, and no text makes it throw", () => {
    expect(parseReference("enquiry", "")).toBeNull();
    expect(parseReference("enquiry", "ENQ-")).toBeNull();
    expect(parseReference("enquiry", "ENQ-0000-000U")).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const parsed = parseReference("enquiry", text);
        if (parsed !== null) expect(parseReference("enquiry", parsed)).toBe(parsed);
      }),
    );
  });
});
