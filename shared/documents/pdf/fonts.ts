import { readFile } from "node:fs/promises";
import regularPath from "dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf";
import boldPath from "dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf";
import { create, type Font } from "fontkit";

/** The name of a typeface within a PDF. */
export type FontName = "regular" | "bold";

/** The typefaces of a PDF by name. DejaVu has the letters of Europe, Hebrew, Arabic and many signs; a PDF carries only those that it uses. */
export type Fonts = Readonly<Record<FontName, Font>>;

// The build puts these files beside the bundle and their relative paths here.
const beside = (path: string): Promise<Uint8Array> => readFile(new URL(path, import.meta.url));

let files: Promise<readonly [regular: Uint8Array, bold: Uint8Array]> | undefined;

/**
 * The typefaces for one document. The files are read once, but each document opens them anew: fontkit remembers of a letter how it was first asked
 * for, and the letters of one document would be without their Unicode in the next.
 */
export const openFonts = async (): Promise<Fonts> => {
  files ??= Promise.all([beside(regularPath), beside(boldPath)]);
  const [regular, bold] = await files;
  return { regular: create(regular), bold: create(bold) };
};

/** Words of one typeface. */
export interface SetWords {
  readonly text: string;
  readonly font: FontName;
}

const others = { regular: "bold", bold: "regular" } as const;

// Each has a few letters that the other lacks.
const fontFor = (fonts: Fonts, wanted: FontName, codePoint: number): FontName | undefined =>
  [wanted, others[wanted]].find((name) => fonts[name].hasGlyphForCodePoint(codePoint));

/** What stands for a character that no typeface has: an ideographic or another rare space is a space like any other. */
const instead = (character: string, codePoint: number): string =>
  /\s/.test(character) ? " " : `[U+${codePoint.toString(16).toUpperCase()}]`;

/**
 * Words in the typefaces that have their letters. A letter that none has is given by its number (`[U+4E2D]`), so that nothing is lost; what no
 * reader would see in any case (`Default_Ignorable_Code_Point`: variation selectors, soft hyphens) is left out.
 */
export const setWords = (fonts: Fonts, words: string, strong: boolean): readonly SetWords[] => {
  const wanted = strong ? "bold" : "regular";
  const pieces: { text: string; font: FontName }[] = [];
  for (const character of words.replaceAll(/\p{DI}/gu, "")) {
    const codePoint = character.codePointAt(0) ?? 0;
    const found = character === "\n" ? wanted : fontFor(fonts, wanted, codePoint);
    const text = found === undefined ? instead(character, codePoint) : character;
    const last = pieces.at(-1);
    if (last?.font === (found ?? wanted)) last.text += text;
    else pieces.push({ text, font: found ?? wanted });
  }
  return pieces;
};
