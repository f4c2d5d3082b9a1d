const TABLE = /<table\b[\s\S]*?<\/table>/g;
const HEAD = /<thead>[\s\S]*?<\/thead>/;
const HEADING = /<th\b[^>]*>([\s\S]*?)<\/th>/g;
const ROW = /<tr\b[^>]*>(?:(?!<\/tr>)[\s\S])*<\/tr>/g;
const CELL = /<(td|th scope="row")(?=[\s>])/g;

/** What a heading says, without its own elements; template expressions stay as they are. */
const labelsOf = (head: string): readonly string[] =>
  [...head.matchAll(HEADING)].map(([, text = ""]) => text.replaceAll(/<[^>]*>/g, "").trim());

const labelRow = (row: string, labels: readonly string[], name: string): string => {
  if (row.includes("colspan=") || row.includes("data-label=")) return row;
  const cells = row.match(CELL)?.length ?? 0;
  if (cells !== labels.length)
    throw new Error(
      `${name}: a row of ${cells} cells under ${labels.length} headings. Give its cells data-label by hand:\n${row}`,
    );
  let nth = -1;
  return row.replaceAll(CELL, (cell) => {
    nth += 1;
    return `${cell} data-label="${labels[nth]}"`;
  });
};

/**
 * A template whose table cells carry the heading of their column, so that a stylesheet can show each row as a card on a phone: written once, in the
 * head, and repeated here when templates are compiled. Throws on a row whose cells do not match the headings, unless it says `data-label` by itself.
 */
export const labelledCells = (source: string, name: string): string =>
  source.replaceAll(TABLE, (table) => {
    const head = HEAD.exec(table)?.[0];
    if (head === undefined) return table;
    const labels = labelsOf(head);
    return table.replaceAll(ROW, (row) => (row.includes('scope="col"') ? row : labelRow(row, labels, name)));
  });
