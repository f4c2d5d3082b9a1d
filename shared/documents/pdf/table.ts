import { columnShares } from "../columns.ts";
import type { DocumentTable, Text } from "../model.ts";
import type { Line } from "./lines.ts";
import {
  drawBeside,
  drawLoose,
  drawRule,
  linesIn,
  looks,
  makeRoom,
  type Pen,
  sheet,
  TEXT_WIDTH,
} from "./pen.ts";
import { type Cell, drawRow } from "./rows.ts";

const RULE = "#d8dde0";
const SHADE = "#e8edee";
const PADDING = 4;
const GAP = 10;

interface Column {
  readonly x: number;
  readonly width: number;
}

const columnsOf = (table: DocumentTable): readonly Column[] => {
  const shares = columnShares(table);
  const starts = shares.map((_share, index) => shares.slice(0, index).reduce((sum, share) => sum + share, 0));
  return shares.map((share, index) => ({
    x: sheet.left + (starts[index] ?? 0) * TEXT_WIDTH + GAP / 2,
    width: share * TEXT_WIDTH - GAP,
  }));
};

const shade = (pen: Pen, height: number): void =>
  drawBeside(pen, () => {
    pen.doc.fillColor(SHADE).rect(sheet.left, pen.doc.y, TEXT_WIDTH, height).fill();
  });

/** The head again on top of a page. Who has the document read aloud has heard it. */
const repeatHead = (pen: Pen, head: readonly (readonly Line[])[], columns: readonly Column[]): void => {
  const { doc } = pen;
  const { lineHeight } = looks.strong;
  const height = head.reduce((most, lines) => Math.max(most, lines.length), 0) * lineHeight + 2 * PADDING;
  // A head that fills half a page is read once.
  if (height > (sheet.bottom - sheet.top) / 2) return;
  const top = doc.y;
  shade(pen, height);
  drawBeside(pen, () => {
    for (const [column, lines] of head.entries())
      for (const [index, line] of lines.entries())
        drawLoose(
          pen,
          line,
          looks.strong,
          columns[column]?.x ?? sheet.left,
          top + PADDING + index * lineHeight,
        );
  });
  doc.y = top + height;
};

/** Draws a table: a caption, a head that is repeated on each page, and rows that stay whole where a page can hold them. */
export const drawTable = (pen: Pen, table: DocumentTable): void => {
  const { doc } = pen;
  const columns = columnsOf(table);
  const node = doc.struct("Table");
  pen.body.add(node);
  const inCells = (texts: readonly Text[], look: typeof looks.body | typeof looks.strong) =>
    columns.map(({ width }, index) => linesIn(pen, texts[index] ?? "", look, width));
  const row = (
    lines: readonly (readonly Line[])[],
    kind: "TH" | "TD",
    look: Cell["look"],
  ): readonly Cell[] => {
    const line = doc.struct("TR");
    node.add(line);
    return lines.map((own, index) => {
      const cell = doc.struct(kind, kind === "TH" ? { scope: "Column" } : {});
      line.add(cell);
      return { lines: own, look, x: columns[index]?.x ?? sheet.left, node: cell };
    });
  };
  const caption = linesIn(pen, table.caption, looks.strong, TEXT_WIDTH);
  const head = inCells(table.head, looks.strong);
  makeRoom(pen, (caption.length + 4) * looks.body.lineHeight + 4 * PADDING);
  const captionNode = doc.struct("Caption");
  node.add(captionNode);
  drawRow(pen, [{ lines: caption, look: looks.strong, x: sheet.left, node: captionNode }]);
  doc.y += PADDING;
  drawRow(pen, row(head, "TH", looks.strong), {
    padding: PADDING,
    together: true,
    behind: (height) => shade(pen, height),
  });
  for (const cells of table.rows)
    drawRow(pen, row(inCells(cells, looks.body), "TD", looks.body), {
      padding: PADDING,
      together: true,
      onNewPage: () => repeatHead(pen, head, columns),
      below: () => drawRule(pen, RULE),
    });
  node.end();
  doc.y += looks.body.lineHeight;
};
