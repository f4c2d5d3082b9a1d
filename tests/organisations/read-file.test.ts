import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownList } from "../../shared/organisations/own-list.ts";
import { type FileProblem, MOST_ROWS, readOrganisationFile } from "../../shared/organisations/read-file.ts";
import { odsLine } from "./samples.ts";

const ods = (...lines: string[]) => readOrganisationFile(`${lines.join("\r\n")}\r\n`, "nhs-trust");
const own = (...lines: string[]) => readOrganisationFile(lines.join("\n"), "other");
const said = (problems: readonly FileProblem[]) => problems.map(({ line, problem }) => `${line}: ${problem}`);

describe("a file of ODS", () => {
  it("gives code, name as people write it, kind as told, region, board, postcode and dates", () => {
    const read = ods(odsLine("INV1", "ST GEORGE'S HOSPITAL AND CARE NHS FOUNDATION TRUST", "Y60"));
    expect(read).toEqual({
      format: "ods",
      problems: [],
      rows: [
        {
          line: 1,
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
      ],
    });
  });

  it("of Wales has no integrated care board", () => {
    const [row] = ods(odsLine("INV1", "INVENTED NHS TRUST", "W00", { icb: "Q99" })).rows;
    expect(row?.given).toMatchObject({ region: "wales", icb: null });
  });

  it("says by line what is wrong and what to do, and imports the rest", () => {
    const read = ods(
      odsLine("INV1", "ONE NHS TRUST", "Y60"),
      odsLine("inv2", "TWO NHS TRUST", "Y60"),
      odsLine("INV3", "", "Y60"),
      odsLine("INV4", "FOUR NHS TRUST", "Y99"),
      odsLine("INV5", "FIVE NHS TRUST", "Y60", { opened: "20201332" }),
      odsLine("INV6", "SIX NHS TRUST", "Y60", { opened: "20200101", closed: "20190101" }),
      odsLine("INV1", "ONE AGAIN NHS TRUST", "Y60"),
      "INV8,too short",
    );
    expect(read.rows.map(({ code }) => code)).toEqual(["INV1", "INV4"]);
    expect(said(read.problems)).toEqual([
      "2: “inv2” is no code",
      "3: INV3 has no name that fits",
      "4: “Y99” is no region that we know",
      "5: “20201332” is no date",
      "6: INV6 closed before it opened",
      "7: INV1 is on line 1 already",
      "8: This line has 2 columns",
    ]);
    expect(read.problems.filter(({ leftOut }) => !leftOut).map(({ line }) => line)).toEqual([4]);
    expect(read.problems.every(({ advice }) => advice.length > 15)).toBe(true);
  });
});

describe("a list of our own", () => {
  it("may have its columns in any order and names or keys for kinds and regions", () => {
    const read = own(
      "\uFEFFName,Code,Region,Segment,Aliases,Colour",
      '"Vale, The",INV1,East of England,Charity or community group,"V; The Vale",red',
    );
    expect(read.rows).toEqual([
      {
        line: 2,
        code: "INV1",
        given: { name: "Vale, The", region: "east-of-england", segment: "charity" },
        aliases: ["V", "The Vale"],
      },
    ]);
    expect(said(read.problems)).toEqual(["1: The column “colour” is not used"]);
  });

  it("that the product comes with is whole: every row is taken, and every successor is in it", () => {
    const { rows, problems } = readOrganisationFile(ownList, "other");
    expect(problems).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(60);
    const codes = new Set(rows.map(({ code }) => code));
    for (const { code, given } of rows) {
      expect(given.segment, code).toBeDefined();
      expect(given.region, code).toBeDefined();
      if (typeof given.successor === "string") expect(codes).toContain(given.successor);
      if (typeof given.closed === "string") expect(given.successor, code).toBeDefined();
    }
  });
});

describe("whatever is sent", () => {
  it("is read without an error, and no line is lost: it is a row or a problem", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom("INV1", "Y60", "20200101", '"', '""', ",", "code", "name", "\n", "\u0000"),
    );
    const text = fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(text, (records) => {
        const read = readOrganisationFile(records.map((each) => each.join(",")).join("\n"), "other");
        for (const { code, given } of read.rows) {
          expect(code).toMatch(/^[A-Z0-9]{3,8}$/);
          expect(given.name).toBeTruthy();
        }
        for (const { line } of read.problems) expect(line).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("is at most so many rows", () => {
    const lines = Array.from({ length: MOST_ROWS + 2 }, (_, index) => `${10_000 + index},Name ${index}`);
    const read = own("code,name", ...lines);
    expect(read.rows).toHaveLength(MOST_ROWS);
    expect(read.problems).toHaveLength(2);
  });
});
