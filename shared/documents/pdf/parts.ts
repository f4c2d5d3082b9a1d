import type { PdfStructure } from "pdfkit";
import type { DocumentPart, Figure, Question, Text } from "../model.ts";
import {
  drawBeside,
  drawRule,
  type Look,
  linesIn,
  looks,
  makeRoom,
  type Pen,
  sheet,
  TEXT_WIDTH,
} from "./pen.ts";
import { drawRow } from "./rows.ts";
import { drawTable } from "./table.ts";

const RULE_TO_WRITE_ON = "#aeb7bd";
/** Points between ruled lines: enough for a hand. */
const RULED_HEIGHT = 25;
const MOST_LINES_TOGETHER = 15;
const BOOKMARK_CHARACTERS = 120;
const LABEL_WIDTH = 22;
const FACT_NAME_WIDTH = 130;

const nodeIn = ({ doc }: Pen, parent: PdfStructure, type: string): PdfStructure => {
  const node = doc.struct(type);
  parent.add(node);
  return node;
};

/** A text across the page as a node of its own. */
export const drawText = (
  pen: Pen,
  type: string,
  text: Text,
  look: Look,
  parent: PdfStructure = pen.body,
): void => {
  const node = nodeIn(pen, parent, type);
  drawRow(pen, [{ lines: linesIn(pen, text, look, TEXT_WIDTH), look, x: sheet.left, node }]);
  node.end();
};

const bookmark = (pen: Pen, title: string, isSection: boolean): void => {
  const { doc } = pen;
  const short = title.length > BOOKMARK_CHARACTERS ? `${title.slice(0, BOOKMARK_CHARACTERS)}…` : title;
  const options = { expanded: true, fit: false, top: doc.y, left: doc.page.width, zoom: 0 } as const;
  const item = (isSection ? doc.outline : pen.section).addItem(short.toWellFormed(), options);
  if (isSection) pen.section = item;
};

const drawHeading = (pen: Pen, title: string): void => {
  pen.doc.y += 10;
  makeRoom(pen, looks.heading.lineHeight + 4 * looks.body.lineHeight);
  bookmark(pen, title, true);
  drawText(pen, "H2", title, looks.heading);
  pen.doc.y += 5;
};

const drawSubheading = (pen: Pen, title: string): void => {
  pen.doc.y += 5;
  makeRoom(pen, looks.subheading.lineHeight + 3 * looks.body.lineHeight);
  bookmark(pen, title, false);
  drawText(pen, "H3", title, looks.subheading);
  pen.doc.y += 3;
};

const drawParagraph = (pen: Pen, text: Text): void => {
  drawText(pen, "P", text, looks.body);
  pen.doc.y += 6;
};

/** Names and values beside each other: a list whose labels are of this width. */
const drawLabelled = (
  pen: Pen,
  numbering: "None" | "Disc" | "Decimal",
  items: readonly (readonly [label: string, value: Text])[],
  style: { readonly labelWidth: number; readonly label: Look; readonly gap: number },
): void => {
  const list = nodeIn(pen, pen.body, "L");
  list.dictionary.data["A"] = { O: "List", ListNumbering: numbering };
  for (const [label, value] of items) {
    const item = nodeIn(pen, list, "LI");
    const name = linesIn(pen, label, style.label, style.labelWidth - 8);
    const words = linesIn(pen, value, looks.body, TEXT_WIDTH - style.labelWidth);
    const cells = [
      { lines: name, look: style.label, x: sheet.left, node: nodeIn(pen, item, "Lbl") },
      { lines: words, look: looks.body, x: sheet.left + style.labelWidth, node: nodeIn(pen, item, "LBody") },
    ];
    // The end of a name at the top of a page would be read after what it names.
    drawRow(pen, cells, { together: name.length > 1 });
    pen.doc.y += style.gap;
  }
  list.end();
  pen.doc.y += 6;
};

const drawFigure = (pen: Pen, { picture, width, height, alternative, caption }: Figure): void => {
  const { doc } = pen;
  // 96 pixels are 72 points.
  const scale = Math.min(0.75, TEXT_WIDTH / width, (sheet.bottom - sheet.top) / 2 / height);
  const size = { width: width * scale, height: height * scale };
  makeRoom(pen, size.height + 2 * looks.small.lineHeight);
  const { y } = doc;
  const bbox = [sheet.left, y, sheet.left + size.width, y + size.height];
  const node = doc.struct("Figure", { alt: alternative, bbox, placement: "Block" });
  pen.body.add(node);
  node.add(() => {
    doc.image(picture, sheet.left, y, size);
  });
  node.end();
  doc.y = y + size.height + 4;
  if (caption !== undefined) drawText(pen, "P", caption, looks.small);
  doc.y += 8;
};

const drawQuestion = (pen: Pen, { text, notes, lines }: Question): void => {
  const { doc } = pen;
  doc.y += 6;
  const words = looks.subheading.lineHeight + (notes.length + 1) * looks.small.lineHeight;
  // An answer is easier to write on one page, unless it takes most of one.
  makeRoom(pen, words + Math.min(lines, MOST_LINES_TOGETHER) * RULED_HEIGHT);
  bookmark(pen, text, false);
  drawText(pen, "H3", text, looks.subheading);
  for (const note of notes) drawText(pen, "P", note, looks.small);
  for (let line = 0; line < lines; line += 1) {
    makeRoom(pen, RULED_HEIGHT);
    doc.y += RULED_HEIGHT;
    drawRule(pen, RULE_TO_WRITE_ON);
  }
  doc.y += 12;
};

/** A notice beside a thick line. */
export const drawNotice = (pen: Pen, text: Text): void => {
  const { doc } = pen;
  const node = nodeIn(pen, pen.body, "P");
  const lines = linesIn(pen, text, looks.body, TEXT_WIDTH - 14);
  drawRow(pen, [{ lines, look: looks.body, x: sheet.left + 14, node }], {
    padding: 5,
    together: true,
    behind: (height) =>
      drawBeside(pen, () => {
        doc.fillColor(looks.body.colour).rect(sheet.left, doc.y, 4, height).fill();
      }),
  });
  node.end();
  doc.y += 8;
};

const drawList = (pen: Pen, items: readonly Text[], numbered: boolean): void => {
  const labelled = items.map((item, index) => [numbered ? `${index + 1}.` : "•", item] as const);
  const style = { labelWidth: LABEL_WIDTH, label: looks.body, gap: 3 };
  drawLabelled(pen, numbered ? "Decimal" : "Disc", labelled, style);
};

/** Draws a part where the pen is, and leaves the pen below it. */
export const drawPart = (pen: Pen, part: DocumentPart): void => {
  if ("heading" in part) drawHeading(pen, part.heading);
  else if ("subheading" in part) drawSubheading(pen, part.subheading);
  else if ("paragraph" in part) drawParagraph(pen, part.paragraph);
  else if ("list" in part) drawList(pen, part.list, part.numbered === true);
  else if ("facts" in part)
    drawLabelled(pen, "None", part.facts, { labelWidth: FACT_NAME_WIDTH, label: looks.strong, gap: 4 });
  else if ("table" in part) drawTable(pen, part.table);
  else if ("figure" in part) drawFigure(pen, part.figure);
  else if ("question" in part) drawQuestion(pen, part.question);
  else makeRoom(pen, sheet.bottom);
};
