/** A value of a row. A number or truth stands as it is: no spreadsheet runs `-5`. */
export type CsvValue = string | number | boolean;

const cell = (text: CsvValue): string => {
  if (typeof text !== "string") return String(text);
  // A spreadsheet runs a cell that begins so as a formula (CWE-1236); the apostrophe makes it text.
  const safe = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** What begins a file that spreadsheets open as UTF-8. */
export const CSV_BEGINS = "\uFEFF";

/** One row as a line of CSV (RFC 4180), of which spreadsheets run nothing as a formula. */
export const csvLine = (row: readonly CsvValue[]): string => `${row.map(cell).join(",")}\r\n`;

/** Rows as CSV (RFC 4180) that spreadsheets open as UTF-8 and never run as formulas. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `${CSV_BEGINS}${rows.map(csvLine).join("")}`;
