import type { PdfStructure } from "pdfkit";
import type { Line } from "./lines.ts";
import { drawLine, type Look, makeRoom, type Pen, sheet } from "./pen.ts";

/** Lines that stand below each other in a column, and the node whose words they are. */
export interface Cell {
  readonly lines: readonly Line[];
  readonly look: Look;
  readonly x: number;
  readonly node: PdfStructure;
}

/** How a row is drawn. */
export interface RowStyle {
  /** Points above and below its words. */
  readonly padding?: number;
  /** Whether it stands on one page if one page can hold it. */
  readonly together?: boolean;
  /** What is drawn on top of every page that the row goes on to. */
  readonly onNewPage?: () => void;
  /** What is drawn below it, and where it is cut by the end of a page. */
  readonly below?: () => void;
  /** What is drawn behind it before its words, from the pen's height down. */
  readonly behind?: (height: number) => void;
}

/** As few lines stand alone at the foot or the top of a page. */
const FEWEST_LINES = 2;

/**
 * Draws cells beside each other from where the pen is, and leaves the pen below them. What one page cannot hold goes on on the next; every line of
 * every cell is drawn once.
 */
export const drawRow = (pen: Pen, cells: readonly Cell[], style: RowStyle = {}): void => {
  const { doc } = pen;
  const { padding = 0, together = false, onNewPage = () => {}, below = () => {}, behind = () => {} } = style;
  const lineHeight = cells.reduce((most, { look }) => Math.max(most, look.lineHeight), 1);
  const all = cells.reduce((most, { lines }) => Math.max(most, lines.length), 0);
  const makePage = (height: number): void => {
    if (makeRoom(pen, height)) onNewPage();
  };
  const whole = all * lineHeight + 2 * padding;
  if (together && whole <= (sheet.bottom - sheet.top) / 2) makePage(whole);
  for (let from = 0; from < all; ) {
    makePage(Math.min(FEWEST_LINES, all - from) * lineHeight + 2 * padding);
    const top = doc.y;
    const room = Math.max(1, Math.floor((sheet.bottom - top - 2 * padding) / lineHeight));
    // A last line does not go to the next page alone.
    const leaves = all - from - room;
    const count = leaves > 0 && leaves < FEWEST_LINES && room > FEWEST_LINES ? room - 1 : room;
    const to = Math.min(all, from + count);
    behind((to - from) * lineHeight + 2 * padding);
    for (const { lines, look, x, node } of cells)
      for (const [index, line] of lines.slice(from, to).entries())
        drawLine(pen, node, line, look, x, top + padding + index * lineHeight);
    doc.y = top + (to - from) * lineHeight + 2 * padding;
    below();
    from = to;
    if (from < all) makePage(sheet.bottom);
  }
};
