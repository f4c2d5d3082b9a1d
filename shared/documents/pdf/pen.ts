import type PDFDocument from "pdfkit";
import type { PdfOutline, PdfStructure } from "pdfkit";
import type { Text } from "../model.ts";
import type { FontName, Fonts } from "./fonts.ts";
import { inLines, type Line, placed } from "./lines.ts";

/** What draws a PDF: the document, whose `y` is where the next thing stands, its typefaces, and the nodes that new parts belong to. */
export interface Pen {
  readonly doc: PDFDocument;
  readonly fonts: Fonts;
  readonly body: PdfStructure;
  /** The bookmark of the last heading: where those of its subheadings belong. */
  section: PdfOutline;
}

/** How words look: their size, the height of a line and their colour. */
export interface Look {
  readonly size: number;
  readonly lineHeight: number;
  readonly colour: string;
  readonly strong?: boolean;
}

const INK = "#212b32";
const QUIET_INK = "#4c6272";
const LINK_INK = "#005eb8";
const LONG_WORD = 40;

/** The looks of all that is written. Sizes are in points. */
export const looks = {
  title: { size: 22, lineHeight: 28, colour: INK, strong: true },
  subtitle: { size: 13, lineHeight: 18, colour: QUIET_INK },
  heading: { size: 15, lineHeight: 20, colour: INK, strong: true },
  subheading: { size: 11.5, lineHeight: 16, colour: INK, strong: true },
  body: { size: 10, lineHeight: 14.5, colour: INK },
  strong: { size: 10, lineHeight: 14.5, colour: INK, strong: true },
  small: { size: 8.5, lineHeight: 12, colour: QUIET_INK },
} as const satisfies Readonly<Record<string, Look>>;

/** The paper, in points: A4 with two centimetres around what is written, and room for the foot of the page. */
export const sheet = { left: 57, right: 538, top: 57, bottom: 772, foot: 794 } as const;

/** How wide the page's text is. */
export const TEXT_WIDTH = sheet.right - sheet.left;

/** A text in lines of a look. */
export const linesIn = ({ doc, fonts }: Pen, text: Text, look: Look, width: number): readonly Line[] => {
  const measure = (font: FontName, words: string): number => doc.font(font, look.size).widthOfString(words);
  return inLines(text, { fonts, measure, width, strong: look.strong === true });
};

/** Goes on on a new page if less than this is left of it. Whether it did. */
export const makeRoom = ({ doc }: Pen, height: number): boolean => {
  if (doc.y + height <= sheet.bottom || doc.y <= sheet.top) return false;
  doc.addPage();
  return true;
};

/** Draws what no reader needs to be told of: lines, backgrounds, the foot of a page. */
export const drawBeside = (
  { doc }: Pen,
  draw: () => void,
  type: "Pagination" | "Layout" = "Layout",
  attached?: readonly string[],
): void => {
  doc.markContent("Artifact", { type, ...(attached === undefined ? {} : { attached }) });
  draw();
  doc.endMarkedContent();
};

/** A line from side to side at the height of the pen. */
export const drawRule = (
  pen: Pen,
  colour: string,
  from: number = sheet.left,
  to: number = sheet.right,
): void =>
  drawBeside(pen, () => {
    const { doc } = pen;
    doc.lineWidth(0.75).strokeColor(colour).moveTo(from, doc.y).lineTo(to, doc.y).stroke();
  });

const drawPieces = (
  { doc }: Pen,
  pieces: ReturnType<typeof placed>,
  { size, colour }: Look,
  x: number,
  y: number,
): void => {
  for (const { piece, at } of pieces) {
    doc.font(piece.font, size).fillColor(piece.url === undefined ? colour : LINK_INK);
    // A text with features of its own is not kept: pdfkit keeps the shape of every word that it has drawn, however long.
    const isOneWord = piece.text.length > LONG_WORD && !piece.text.includes(" ");
    doc.text(piece.text, x + at, y, { lineBreak: false, ...(isOneWord ? { features: [] } : {}) });
  }
};

/** A line at a place, for what no reader needs to be told of. */
export const drawLoose = (pen: Pen, line: Line, look: Look, x: number, y: number): void =>
  drawPieces(pen, placed(line), look, x, y);

const drawLink = (
  pen: Pen,
  node: PdfStructure,
  pieces: ReturnType<typeof placed>,
  look: Look,
  x: number,
  y: number,
) => {
  const { doc } = pen;
  const url = pieces[0]?.piece.url ?? "";
  const from = x + Math.min(...pieces.map(({ at }) => at));
  const width = pieces.reduce((sum, { piece }) => sum + piece.width, 0);
  const link = doc.struct("Link");
  node.add(link);
  link.add(() => {
    drawPieces(pen, pieces, look, x, y);
    const under = y + look.size * 1.15;
    doc
      .lineWidth(0.5)
      .strokeColor(LINK_INK)
      .moveTo(from, under)
      .lineTo(from + width, under)
      .stroke();
  });
  const words = pieces.map(({ piece }) => piece.text).join("");
  doc.link(from, y, width, look.lineHeight, url, { structParent: link, Contents: new String(words) });
  link.end();
};

/** A line at a place, as the next words of a node. */
export const drawLine = (
  pen: Pen,
  node: PdfStructure,
  line: Line,
  look: Look,
  x: number,
  y: number,
): void => {
  const pieces = placed(line);
  for (let from = 0; from < pieces.length; ) {
    const url = pieces[from]?.piece.url;
    const other = pieces.findIndex(({ piece }, index) => index > from && piece.url !== url);
    const to = other === -1 ? pieces.length : other;
    const alike = pieces.slice(from, to);
    if (url === undefined) node.add(() => drawPieces(pen, alike, look, x, y));
    else drawLink(pen, node, alike, look, x, y);
    from = to;
  }
};
