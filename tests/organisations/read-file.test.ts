import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessMapping, type Mapping } from "../../shared/file-import/fields.ts";
import type { Remark } from "../../shared/file-import/remark.ts";
import type { ReadFile } from "../../shared/file-import/row.ts";
import { guessLayout, readSheetStart } from "../../shared/file-import/sheet.ts";
import { readTable } from "../../shared/file-import/table-rows.ts";
import { organisationFields } from "../../shared/organisations/import-fields.ts";
import { type ImportedRow, odsForm, organisationRows } from "../../shared/organisations/import-row.ts";
import { ownList } from "../../shared/organisations/own-list.ts";
import { odsLine } from "./samples.ts";

const forms = [odsForm];

/** Reads a list as it is read when nobody corrects what was guessed, but for `more`. */
const readList = (text: string, more: Mapping = {}): ReadFile<ImportedRow> => {
  const bytes = Buffer.from(text);
  const layout = guessLayout(bytes, { fields: organisationFields, forms });
  const { columns, form } = readSheetStart(bytes, layout, forms);
  const mapping = { ...(form?.mapping ?? guessMapping(organisationFields, columns)), ...more };
  return readTable(bytes, { layout, columns, mapping }, organisationRows);
};
const ods = (...lines: string[]) =>
  readList(`${lines.join("\r\n")}\r\n`, { segment: { value: "nhs-trust" } });
const own = (...lines: string[]) => readList(lines.join("\n"));
const remarksOf = ({ rows, remarks }: ReadFile<ImportedRow>): readonly Remark[] => [
  ...remarks,
  ...rows.flatMap((row) => row.remarks),
];
const said = (read: ReadFile<ImportedRow>) => remarksOf(read).map(({ line, what }) => `${line}: ${what}`);
const rowsOf = ({ rows }: ReadFile<ImportedRow>) => rows.flatMap(({ row }) => row ?? []);

describe("the roles of a file", () => {
  it("are kept where they propose a kind; a file that says no kind leaves what is known", () => {
    const read = readList(
      "code,name,role\nAAA1,Millbrook,RO177; GP PRACTICE\nAAA2,Elsewhere,RO177\nAAA3,None,",
      {
        segment: { value: "not-said" },
      },
    );
    expect(rowsOf(read).map(({ roles, given }) => [roles, given.segment])).toEqual([
      [["RO76"], undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

describe("a file of ODS", () => {
  it("gives code, name as people write it, kind as told, region, board, postcode and dates", () => {
    const read = ods(odsLine("INV1", "ST GEORGE'S HOSPITAL AND CARE NHS FOUNDATION TRUST", "Y60"));
    expect(read.remarks).toEqual([]);
    expect(read.rows).toEqual([
      {
        line: 1,
        name: "INV1 St George's Hospital and Care NHS Foundation Trust",
        remarks: [],
        row: {
          code: "INV1",
          given: {
            name: "St George's Hospital and Care NHS Foundation Trust",
            segment: "nhs-trust",
            region: "midlands",
            icb: "QAA",
            postcode: "ZZ1 1ZZ",
            opened: "2002-04-01",
            closed: null,
            // The format has no successors, so it says nothing of them.
          },
          aliases: [],
        },
      },
    ]);
  });

  it("of Wales has no integrated care board", () => {
    const [row] = rowsOf(ods(odsLine("INV1", "INVENTED NHS TRUST", "W00", { icb: "Q99" })));
    expect(row?.given).toMatchObject({ region: "wales", icb: null });
  });

  it("says by line what is wrong and what to do, and imports the rest", () => {
    const read = ods(
      odsLine("INV1", "ONE NHS TRUST", "Y60"),
      odsLine("inv-2", "TWO NHS TRUST", "Y60"),
      odsLine("INV3", "", "Y60"),
      odsLine("INV4", "FOUR NHS TRUST", "Y99"),
      odsLine("INV5", "FIVE NHS TRUST", "Y60", { opened: "20201332" }),
      odsLine("INV6", "SIX NHS TRUST", "Y60", { opened: "20200101", closed: "20190101" }),
      odsLine("INV1", "ONE AGAIN NHS TRUST", "Y60"),
      "INV8,too short",
    );
    expect(rowsOf(read).map(({ code }) => code)).toEqual(["INV1", "INV4"]);
    expect(said(read)).toEqual([
      "2: “inv-2” is not a valid code",
      "3: The organisation has no name",
      "4: “Y99” is no region that we know",
      "5: “20201332” is not a date",
      "6: It closed before it opened",
      "7: “INV1” is on line 1 already",
      "8: This line has 2 cells, and the first has 27",
    ]);
    const kept = remarksOf(read).filter(({ severity }) => severity === "warning");
    expect(kept.map(({ line }) => line)).toEqual([4]);
    expect(remarksOf(read).every(({ advice }) => advice.length > 15)).toBe(true);
  });
});

describe("a list of our own", () => {
  it("may have its columns in any order and names or keys for kinds and regions", () => {
    const read = own(
      "\uFEFFName,Code,Region,Segment,Aliases,Colour",
      '"Vale, The",INV1,East of England,Charity or community group,"V; The Vale",red',
    );
    expect(rowsOf(read)).toEqual([
      {
        code: "INV1",
        given: { name: "Vale, The", region: "east-of-england", segment: "charity" },
        aliases: ["V", "The Vale"],
      },
    ]);
    expect(said(read)).toEqual(["1: One column is not used: “Colour”"]);
  });

  it("may have codes in small letters, which are the same codes, and dates as a spreadsheet here shows them", () => {
    const read = own(
      "code,name,icb,opened,closed,successor",
      "inv1,One,qaa,01/04/2020,30/09/2021,inv2",
      "INV1,One again,,,,",
      "inv2,Two,,2020-04-31,,",
      "inv3,Three,,04/31/2020,,",
      "inv4,Four,,1/4/20,,",
    );
    expect(rowsOf(read)).toEqual([
      {
        code: "INV1",
        given: { name: "One", icb: "QAA", opened: "2020-04-01", closed: "2021-09-30", successor: "INV2" },
        aliases: [],
      },
    ]);
    expect(said(read)).toEqual([
      "3: “INV1” is on line 2 already",
      "4: “2020-04-31” is not a date",
      "5: “04/31/2020” is not a date",
      "6: “1/4/20” is not a date",
    ]);
  });

  it("that the product comes with is whole: every row is taken, and every successor is in it", () => {
    const read = readList(ownList);
    expect(said(read)).toEqual([]);
    const rows = rowsOf(read);
    expect(rows.length).toBeGreaterThanOrEqual(60);
    const codes = new Set(rows.map(({ code }) => code));
    for (const { code, given } of rows) {
      expect(given.segment, code).toBeDefined();
      expect(given.region, code).toBeDefined();
      if (typeof given.successor === "string") expect(codes).toContain(given.successor);
      if (typeof given.closed === "string") expect(given.successor, code).toBeDefined();
    }
  });

  it("says nothing of a column that it has not, nor of the end of a line that is short", () => {
    const read = own("code,name,postcode,closed", "INV1,One,ZZ1 1ZZ", "INV2,Two,,2020-01-01");
    expect(rowsOf(read).map(({ given }) => given)).toEqual([
      { name: "One", postcode: "ZZ1 1ZZ" },
      { name: "Two", postcode: null, closed: "2020-01-01" },
    ]);
  });
});

describe("whatever is sent", () => {
  it("is read without an error, and what is taken is whole", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom("INV1", "Y60", "20200101", '"', '""', ",", "code", "name", "\n", "\u0000"),
    );
    const text = fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(text, (records) => {
        const read = readList(records.map((each) => each.join(",")).join("\n"));
        for (const { code, given } of rowsOf(read)) {
          expect(code).toMatch(/^[A-Z0-9]{3,8}$/);
          expect(given.name).toBeTruthy();
        }
        for (const { row, remarks } of read.rows) {
          const errors = remarks.filter(({ severity }) => severity === "error");
          expect(errors.length > 0).toBe(row === undefined);
        }
        for (const { line } of remarksOf(read)) expect(line).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
