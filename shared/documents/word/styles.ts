import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from "docx";
import { LANGUAGE } from "../model.ts";

const INK = "212B32";
const QUIET_INK = "4C6272";
const LINK_INK = "005EB8";

// Where the value of a fact begins, in twentieths of a point. A tab leads to where the lines after the first begin.
const FACT_INDENT = 2800;

const spaced = (before: number, after: number, keepNext = false) => ({
  spacing: { before, after },
  keepNext,
});

/** The looks of all that is written, as styles that a person can change in Word in one place. Sizes are in half points. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: "Arial", size: 22, color: INK, language: { value: LANGUAGE } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: "auto" } },
    },
    title: { run: { size: 44, bold: true, color: INK }, paragraph: spaced(0, 80) },
    heading1: { run: { size: 32, bold: true, color: INK }, paragraph: spaced(360, 120, true) },
    heading2: { run: { size: 25, bold: true, color: INK }, paragraph: spaced(240, 80, true) },
    caption: { run: { size: 22, bold: true, color: INK }, paragraph: spaced(120, 80, true) },
    listParagraph: { paragraph: { ...spaced(0, 60), contextualSpacing: false } },
    hyperlink: { run: { color: LINK_INK, underline: { type: "single", color: LINK_INK } } },
  },
  paragraphStyles: [
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn: "Normal",
      next: "Normal",
      run: { size: 26, color: QUIET_INK },
      paragraph: spaced(0, 240),
    },
    {
      id: "Notice",
      name: "Notice",
      basedOn: "Normal",
      paragraph: {
        ...spaced(120, 240),
        border: { left: { style: "single", size: 36, space: 10, color: INK } },
        indent: { left: 240 },
      },
    },
    {
      id: "Fact",
      name: "Fact",
      basedOn: "Normal",
      paragraph: {
        ...spaced(0, 80),
        indent: { left: FACT_INDENT, hanging: FACT_INDENT },
      },
    },
    {
      id: "Note",
      name: "Note",
      basedOn: "Normal",
      run: { size: 19, color: QUIET_INK },
      paragraph: spaced(0, 60, true),
    },
    {
      // Paragraphs of this style that follow each other are ruled like a sheet to write on; typed into, they grow.
      id: "Answer",
      name: "Answer",
      basedOn: "Normal",
      paragraph: {
        spacing: { before: 0, after: 0, line: 500, lineRule: "atLeast" },
        border: {
          between: { style: "single", size: 4, space: 1, color: "AEB7BD" },
          bottom: { style: "single", size: 4, space: 1, color: "AEB7BD" },
        },
      },
    },
    { id: "Footer", name: "footer", basedOn: "Normal", run: { size: 18, color: QUIET_INK } },
  ],
};

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 480, hanging: 360 } } },
});

/** The two kinds of lists. */
export const numbering: INumberingOptions = {
  config: [
    { reference: "bullets", levels: [level(LevelFormat.BULLET, "•")] },
    { reference: "numbers", levels: [level(LevelFormat.DECIMAL, "%1.")] },
  ],
};
