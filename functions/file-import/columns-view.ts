import type { Field } from "../../shared/file-import/fields.ts";
import { sourceName, sourceText } from "../../shared/file-import/input.ts";
import type { ImportDescription } from "../../shared/file-import/kind.ts";
import type { FileImport } from "../../shared/file-import/model.ts";
import { separatorNames, separators } from "../../shared/file-import/records.ts";
import { columnLetter, readSheetStart } from "../../shared/file-import/sheet.ts";
import { encodingNames, encodings } from "../../shared/file-import/text.ts";
import { ownValue } from "../../shared/platform/keys.ts";

const LONGEST_CELL = 60;

const short = (cell: string): string => {
  const text = cell.replaceAll(/\s+/g, " ").trim();
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL).toWellFormed()}…` : text;
};

/** What a column is called where it is chosen: its letter and its name, or what stands in its first row. */
const columnLabel = (name: string, column: number, example: string): string => {
  const told = name === "" && example !== "" ? `“${example}”` : name;
  return `Column ${columnLetter(column)}${told === "" ? "" : `: ${told}`}`;
};

/** What can be chosen for a field: a column, one value for all rows, or that the file does not say. */
const choicesFor = (field: Field, labels: readonly string[], chosen: string) => [
  ...(chosen === "" && field.missing !== undefined ? [{ value: "", text: "Select" }] : []),
  ...(field.required === true ? [] : [{ value: "none", text: "Not in the file: stays as it is" }]),
  ...labels.map((text, column) => ({ value: sourceText({ column }), text })),
  ...(field.sameForAll ?? []).map(({ value, text }) => ({
    value: sourceText({ value }),
    text: `All rows: ${text}`,
  })),
];

/** The part of the page on which the person says what the columns of a table hold, with its first rows. */
export const columnsView = (
  { columns: known }: ImportDescription,
  table: NonNullable<FileImport["table"]>,
  bytes: Uint8Array,
) => {
  const { layout, columns, mapping } = table;
  const { rows, first, form } = readSheetStart(bytes, layout, known?.forms ?? []);
  const example = (column: number): string => short(rows[0]?.cells[column] ?? "");
  const labels = columns.map((name, column) => columnLabel(name, column, example(column)));
  return {
    form: form?.name,
    columns: columns.map((name, column) => columnLabel(name, column, "")),
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: columns.map((_, column) => short(cells[column] ?? "")),
    })),
    fields: Object.entries(known?.fields ?? {}).map(([name, field]) => {
      const id = sourceName(name);
      const chosen = sourceText(ownValue(mapping, name));
      return {
        id,
        label: field.label,
        hint: field.hint,
        value: chosen === "" && field.missing === undefined ? "none" : chosen,
        items: choicesFor(field, labels, chosen),
      };
    }),
    layout: {
      ...layout,
      encodings: encodingNames.map((value) => ({ value, text: encodings[value] })),
      separators: separatorNames.map((value) => ({ value, text: separators[value] })),
      lines: [
        { value: "0", text: "The file has no names of columns" },
        ...first.map(({ line, cells }) => ({
          value: String(line),
          text: `Line ${line}: ${short(cells.join(", "))}`,
        })),
      ],
    },
  };
};
