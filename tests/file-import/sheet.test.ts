import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fields } from "../../shared/file-import/fields.ts";
import { guessMapping } from "../../shared/file-import/fields.ts";
import { guessLayout, MOST_ROWS, readSheet, readSheetStart } from "../../shared/file-import/sheet.ts";
import { decodeText, guessEncoding, refuseBinary } from "../../shared/file-import/text.ts";

const fields: Fields = {
  name: { label: "Name", synonyms: ["full name"], required: true, onError: "leave-out-row", advice: "-" },
  email: { label: "Email address", synonyms: ["e-mail", "email"], onError: "skip-cell", advice: "-" },
  minutes: { label: "Minutes", synonyms: ["duration minutes"], onError: "skip-cell", advice: "-" },
};
const known = { fields, forms: [] };

const utf16 = (text: string, littleEndian: boolean): Buffer => {
  const bytes = Buffer.from(text, "utf16le");
  return littleEndian ? bytes : bytes.swap16();
};

const read = (bytes: Uint8Array) => {
  const layout = guessLayout(bytes, known);
  const { columns } = readSheetStart(bytes, layout, []);
  const { records } = readSheet(bytes, layout);
  return { layout, columns, rows: records.map(({ cells }) => cells), mapping: guessMapping(fields, columns) };
};

describe("a table is read as it comes", () => {
  it.each([
    ["UTF-8", Buffer.from("Name,E-mail\nZoë,z@x.example"), "utf-8"],
    ["UTF-8 with a mark", Buffer.from("\uFEFFName,E-mail\nZoë,z@x.example"), "utf-8"],
    ["UTF-16LE with a mark", utf16("\uFEFFName,E-mail\nZoë,z@x.example", true), "utf-16le"],
    ["UTF-16LE without", utf16("Name,E-mail\nZoë,z@x.example", true), "utf-16le"],
    ["UTF-16BE with a mark", utf16("\uFEFFName,E-mail\nZoë,z@x.example", false), "utf-16be"],
    ["UTF-16BE without", utf16("Name,E-mail\nZoë,z@x.example", false), "utf-16be"],
    ["Windows", Buffer.from("Name,E-mail\nZo\xEB,z@x.example", "latin1"), "windows-1252"],
  ])("in %s", (_name, bytes, encoding) => {
    expect(guessEncoding(bytes)).toBe(encoding);
    expect(read(bytes)).toMatchObject({
      columns: ["Name", "E-mail"],
      rows: [["Zoë", "z@x.example"]],
      mapping: { name: { column: 0 }, email: { column: 1 } },
    });
  });

  it.each([
    [
      "semicolons, with commas in the cells",
      "Name;Email;Minutes\nA, B;a@x.example;1,5\nC, D;c@x.example;2,5",
    ],
    ["tabs", "Full name\tEmail\tMinutes\nA, B\ta@x.example\t1,5\nC, D\tc@x.example\t2,5"],
    ["what the first line says", "sep=|\r\nName|Email|Minutes\nA, B|a@x.example|1,5\nC, D|c@x.example|2,5"],
    [
      "a comma that the first line says",
      'sep=,\nName,Email,Minutes\n"A, B",a@x.example,"1,5"\n"C, D",c@x.example,"2,5"',
    ],
  ])("by %s", (_name, text) => {
    const { rows, mapping } = read(Buffer.from(text));
    expect(rows).toEqual([
      ["A, B", "a@x.example", "1,5"],
      ["C, D", "c@x.example", "2,5"],
    ]);
    expect(Object.keys(mapping)).toEqual(["name", "email", "minutes"]);
  });

  it("with the names of its columns below other lines, and rows that a spreadsheet padded", () => {
    const text =
      "Meeting;;;\nTopic;Beds;;\n;;;\nName;Email;Duration (Minutes);\nA;a@x.example;5;\n;;;\nB;;6;\n";
    const { layout, columns, rows } = read(Buffer.from(text));
    expect(layout.headingLine).toBe(4);
    expect(columns).toEqual(["Name", "Email", "Duration (Minutes)"]);
    expect(rows).toEqual([
      ["A", "a@x.example", "5", ""],
      ["B", "", "6", ""],
    ]);
  });

  it("with NUL bytes between its rows, which mean nothing", () => {
    expect(read(Buffer.from("Name,Email\n\0A,a@x.example\n\0B,b@x.example")).rows).toEqual([
      ["A", "a@x.example"],
      ["B", "b@x.example"],
    ]);
  });

  it("as far as the limit; what is beyond it is counted, whole", () => {
    const text = `Name\n${"x\n".repeat(MOST_ROWS + 14_000)}`;
    const sheet = readSheet(Buffer.from(text), guessLayout(Buffer.from(text), known));
    expect([sheet.records.length, sheet.omitted]).toEqual([MOST_ROWS, 14_000]);
  });
});

describe("whatever the bytes", () => {
  it("nothing throws, and the sample is of the whole", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .array(fc.constantFrom(0x22, 0x2c, 0x3b, 9, 10, 13, 0, 0x41, 0xff, 0xfe), { maxLength: 60 })
        .map((all) => Uint8Array.from(all)),
    );
    fc.assert(
      fc.property(bytes, (all) => {
        const { layout, columns } = read(all);
        refuseBinary(all);
        const start = readSheetStart(all, layout, []);
        const sheet = readSheet(all, layout);
        expect(start.rows).toEqual(sheet.records.slice(0, 5));
        expect(columns.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 500 },
    );
  });

  it("a workbook and what is no text are told apart from a table", () => {
    expect(refuseBinary(Buffer.from("PK\u0003\u0004rest"))).toBe("workbook");
    expect(refuseBinary(Buffer.from("%PDF-1.7"))).toBe("not-text");
    expect(refuseBinary(utf16("\uFEFFName\tEmail\n", true))).toBeUndefined();
    expect(refuseBinary(Buffer.from("Name,Email\n\0A,a@x.example"))).toBeUndefined();
    expect(decodeText(Buffer.from("a\0b"), "utf-8")).toBe("ab");
  });
});
