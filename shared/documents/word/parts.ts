import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { runsOf } from "../clean.ts";
import { columnShares } from "../columns.ts";
import type { DocumentPart, DocumentTable, Figure, Question, Run, Text } from "../model.ts";

/** How wide the text of a page is: in twentieths of a point, and in pixels. */
const TEXT_WIDTH = 9638;
const TEXT_PIXELS = 642;

/** An answer is easier to write on one page, unless it takes most of one. */
const MOST_LINES_TOGETHER = 15;

// A line feed is an element of its own in Word.
const inLines = (
  words: string,
  look: { readonly bold?: true; readonly style?: string },
): readonly TextRun[] =>
  words
    .split("\n")
    .map((text, index) => new TextRun({ text, ...look, ...(index === 0 ? {} : { break: 1 }) }));

const runIn = (run: Run): readonly ParagraphChild[] => {
  if (typeof run === "string") return inLines(run, {});
  if ("strong" in run) return inLines(run.strong, { bold: true });
  return [new ExternalHyperlink({ link: run.url, children: [...inLines(run.link, { style: "Hyperlink" })] })];
};

/** A text as what a paragraph of Word has in it. */
export const childrenOf = (text: Text): readonly ParagraphChild[] => runsOf(text).flatMap(runIn);

/** A paragraph of a style. */
export const styled = (style: string, text: Text): Paragraph =>
  new Paragraph({ style, children: [...childrenOf(text)] });

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "D8DDE0" } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

const tableIn = (table: DocumentTable): readonly (Paragraph | Table)[] => {
  const columnWidths = columnShares(table).map((share) => Math.round(share * TEXT_WIDTH));
  const cell = (text: Text, column: number, isHead: boolean) =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: "E8EDEE", color: "auto" } } : {}),
      children: [
        new Paragraph({
          keepNext: isHead,
          spacing: { before: 60, after: 60 },
          children: [...childrenOf(isHead && typeof text === "string" ? [{ strong: text }] : text)],
        }),
      ],
    });
  const row = (texts: readonly Text[], isHead: boolean) =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: true,
      children: columnWidths.map((_width, column) => cell(texts[column] ?? "", column, isHead)),
    });
  return [
    styled("Caption", table.caption),
    new Table({
      columnWidths,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
      borders: {
        top: LINE,
        bottom: LINE,
        left: NO_LINE,
        right: NO_LINE,
        insideHorizontal: LINE,
        insideVertical: NO_LINE,
      },
      rows: [row(table.head, true), ...table.rows.map((texts) => row(texts, false))],
    }),
    // Word joins tables that nothing stands between.
    new Paragraph({ spacing: { after: 120 } }),
  ];
};

const figureIn = (
  { picture, type, width, height, alternative, caption }: Figure,
  index: number,
): readonly Paragraph[] => {
  const scale = Math.min(1, TEXT_PIXELS / width);
  const image = new ImageRun({
    type: type === "jpeg" ? "jpg" : type,
    data: picture,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    // Without an id of its own the library counts the pictures of all documents.
    altText: { id: String(index + 1), name: "", title: "", description: alternative },
  });
  return [
    new Paragraph({ keepNext: caption !== undefined, children: [image] }),
    ...(caption === undefined ? [] : [styled("Note", caption)]),
  ];
};

const questionIn = ({ text, notes, lines }: Question): readonly Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_2, children: [...childrenOf(text)] }),
  ...notes.map((note) => styled("Note", note)),
  ...Array.from(
    { length: lines },
    (_none, line) =>
      new Paragraph({ style: "Answer", keepNext: line < Math.min(lines, MOST_LINES_TOGETHER) - 1 }),
  ),
];

const isHeading = (part: DocumentPart | undefined): boolean =>
  part !== undefined && ("heading" in part || "subheading" in part);

const headingIn = (text: string, level: "HEADING_1" | "HEADING_2", pageBreakBefore: boolean): Paragraph =>
  new Paragraph({ heading: HeadingLevel[level], pageBreakBefore, children: [...childrenOf(text)] });

const listIn = (
  items: readonly Text[],
  reference: "bullets" | "numbers",
  instance: number,
): readonly Paragraph[] =>
  items.map(
    (item) =>
      new Paragraph({
        style: "ListParagraph",
        numbering: { reference, level: 0, instance },
        children: [...childrenOf(item)],
      }),
  );

const factIn = (name: string, value: Text): Paragraph =>
  new Paragraph({
    style: "Fact",
    children: [
      new TextRun({ text: name, bold: true }),
      new TextRun({ children: [new Tab()] }),
      ...childrenOf(value),
    ],
  });

/**
 * A part of a document as paragraphs and tables of Word. Its place tells one numbered list from the next, so that each begins with 1, and one picture
 * from another. A heading begins a page itself after a page break, which is else an empty paragraph.
 */
export const partIn = (
  part: DocumentPart,
  index: number,
  parts: readonly DocumentPart[],
): readonly (Paragraph | Table)[] => {
  const before = parts[index - 1];
  const beginsPage = before !== undefined && "pageBreak" in before;
  if ("heading" in part) return [headingIn(part.heading, "HEADING_1", beginsPage)];
  if ("subheading" in part) return [headingIn(part.subheading, "HEADING_2", beginsPage)];
  if ("paragraph" in part) return [new Paragraph({ children: [...childrenOf(part.paragraph)] })];
  if ("list" in part) return listIn(part.list, part.numbered === true ? "numbers" : "bullets", index);
  if ("facts" in part) return part.facts.map(([name, value]) => factIn(name, value));
  if ("table" in part) return tableIn(part.table);
  if ("figure" in part) return figureIn(part.figure, index);
  if ("question" in part) return questionIn(part.question);
  return isHeading(parts[index + 1]) ? [] : [new Paragraph({ pageBreakBefore: true, spacing: { after: 0 } })];
};
