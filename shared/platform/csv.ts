const cell = (text: string): string => {
  // A spreadsheet runs a cell that begins so as a formula (CWE-1236); the apostrophe makes it text.
  const safe = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** Rows as CSV (RFC 4180) that spreadsheets open as UTF-8 and never run as formulas. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
