import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Separator,
  separatorCharacters,
  separatorNames,
  splitRecords,
} from "../../shared/file-import/records.ts";
import { toCsv } from "../../shared/platform/csv.ts";

const split = (text: string, separator: Separator = "comma") => splitRecords(text, separator, 1000);
const cellsOf = (text: string, separator?: Separator) =>
  split(text, separator).records.map(({ cells }) => cells);

describe("a text is split", () => {
  it("at any separator and any line end, with the line that each row begins on", () => {
    expect(split('a,b\r\n"one\ntwo",c\r\rd\n\n,,\ne').records).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["one\ntwo", "c"] },
      { line: 5, cells: ["d"] },
      { line: 8, cells: ["e"] },
    ]);
    expect(cellsOf('a;"b;c" ;d', "semicolon")).toEqual([["a", "b;c", "d"]]);
    expect(cellsOf('a\t5" pipe\tc', "tab")).toEqual([["a", '5" pipe', "c"]]);
  });

  it("so that one bad line costs no other", () => {
    const unclosed = split('a,b\nc,"never closed\nd,e\nf,g');
    expect(unclosed.broken).toEqual([{ line: 2, why: "unclosed-quote" }]);
    expect(unclosed.records.map(({ line }) => line)).toEqual([1, 3, 4]);
    const closedByTheNext = split('a,b\n"never closed\nd,e\n"f",g\nh,i');
    expect(closedByTheNext.broken).toEqual([{ line: 2, why: "text-after-quote" }]);
    expect(closedByTheNext.records.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
    const inner = split('"An "inner" quote",x\ny,z');
    expect(inner.broken).toEqual([{ line: 1, why: "text-after-quote" }]);
    expect(inner.records.map(({ cells }) => cells)).toEqual([["y", "z"]]);
  });

  it("so that the lines of a cell before a bad one are named with it", () => {
    const text = '"never closed\nd,e\n","\nf,g';
    expect(split(text).broken.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(cellsOf(text)).toEqual([["f", "g"]]);
    const limited = splitRecords(text, "comma", 2);
    expect([limited.broken.length, limited.omitted]).toEqual([2, 2]);
  });

  it("as far as the limit, and what is beyond it is counted", () => {
    const { records, omitted } = splitRecords("a\nb\n\nc\nd\n", "comma", 2);
    expect([records.length, omitted]).toEqual([2, 2]);
  });
});

describe("whatever the text", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom('"', '""', ",", ";", "\n", "\r\n", "a"),
  );

  it("what our own exports write is read as it was", () => {
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        // Our exports keep spreadsheets from running a cell; such cells are not looked at here.
        const plain = rows.map((row) =>
          row.map((text) => text.replace(/^[\s=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]+/, "")),
        );
        const filled = plain.filter((row) => row.some((text) => text.trim() !== ""));
        expect(cellsOf(toCsv(plain).slice(1))).toEqual(filled);
      }),
    );
  });

  it("no line is lost: each is in a row, is blank, or is named as broken", () => {
    const line = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(",").replaceAll(/[\r\n]/g, ""));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom(...separatorNames),
        (lines, separator) => {
          const { records, broken, omitted } = split(lines.join("\n"), separator);
          const begun = [...records, ...broken].map((each) => each.line);
          expect(new Set(begun).size).toBe(begun.length);
          expect(omitted).toBe(0);
          const ends = records.map((each) => {
            const inside = each.cells.join("").split("\n").length - 1;
            return [each.line, each.line + inside] as const;
          });
          for (const [at, text] of lines.entries()) {
            const isBlank =
              text.replaceAll(separatorCharacters[separator], "").replaceAll('"', "").trim() === "";
            const isIn = ends.some(([from, to]) => from <= at + 1 && at + 1 <= to);
            expect(isBlank || isIn || broken.some((each) => each.line === at + 1)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("all of it comes to an end: what costs the square of the length takes longer than a test may", () => {
    const nasty = ['"', '""', '"a\n', 'x"y,"z\n', '"""\n', "\n", ",", " ", '"a""\n', "\r", 'a","\n'];
    for (const part of nasty) {
      const { records, broken } = splitRecords(
        part.repeat(Math.ceil(4_000_000 / part.length)),
        "comma",
        20_000,
      );
      expect(records.length + broken.length, JSON.stringify(part)).toBeLessThanOrEqual(20_000);
    }
  });
});
