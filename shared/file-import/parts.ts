import type { ReadRow } from "./row.ts";

/** How many rows a part has at most, those that are left out too. */
const ROWS_AT_ONCE = 80;
/** How many writes the rows of a part may lead to, beside those of the import itself: 100 are the most of a transaction. */
const WRITES_AT_ONCE = 80;
/** How long the rows of a part may be, so that what they become, several times over, is one transaction (4 MB). */
const BYTES_AT_ONCE = 300_000;

const bytesOf = (row: unknown): number => Buffer.byteLength(JSON.stringify(row));

/** Rows in parts, each of which is imported by one transaction. A row that is more than a part holds is one by itself. */
export const inParts = <Row>(
  rows: readonly ReadRow<Row>[],
  writesFor: (row: Row) => number,
): readonly (readonly ReadRow<Row>[])[] => {
  const parts: ReadRow<Row>[][] = [];
  let writes = 0;
  let bytes = 0;
  for (const row of rows) {
    const ownWrites = row.row === undefined ? 0 : writesFor(row.row);
    const ownBytes = bytesOf(row);
    const part = parts.at(-1);
    const isFull =
      part === undefined ||
      part.length >= ROWS_AT_ONCE ||
      writes + ownWrites > WRITES_AT_ONCE ||
      bytes + ownBytes > BYTES_AT_ONCE;
    if (isFull) parts.push([row]);
    else part.push(row);
    writes = (isFull ? 0 : writes) + ownWrites;
    bytes = (isFull ? 0 : bytes) + ownBytes;
  }
  return parts;
};
