import fc from "fast-check";
import { expect, it } from "vitest";
import { writePage } from "../../shared/catalogue/files/own-page.ts";
import { anyItem, itemOf, page, read } from "./page-samples.ts";

it("an item that is written and read again is the same, whatever is in it, and is written in the same way", () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      const text = writePage(item);
      const again = itemOf(text);
      expect(again).toEqual(item);
      expect(writePage(again)).toBe(text);
    }),
    { numRuns: 200 },
  );
});

it("a page of another dialect becomes one of ours that says the same", () => {
  const item = itemOf(
    page({ permalink: "x.html" }, "Words.\n\nOutput|Link\n---|---\nCode|[x](https://a.example)\n"),
  );
  expect(itemOf(writePage(item), "elsewhere/any-name.md")).toEqual(item);
});

it("an exported page survives a machine with line ends of Windows and a byte order mark", () => {
  const item = itemOf(page({}, "One.\n\nTwo.\n"));
  expect(itemOf(`\uFEFF${writePage(item).replaceAll("\n", "\r\n")}`)).toEqual(item);
});

it("an exported page that somebody broke is left out with the line and what to do", () => {
  const text = writePage(itemOf(page()));
  const spoiled = text.replace('kind: "project"', 'kind: "poem"\ncolour: "red"');
  expect(read(spoiled)).toMatchObject({
    skipped: expect.stringContaining("cannot be read"),
    remarks: [{ line: 4, severity: "error", what: expect.stringContaining("“kind”") }],
  });
  expect(read(text.replace("title:", "colour: red\ntitle:")).remarks).toMatchObject([
    { line: 5, severity: "warning" },
  ]);
  const bomb = `---\nformat: "convenor-catalogue-1"\na: &a ["x"]\nb: [*a, *a]\n---\n`;
  expect(read(bomb).remarks).toMatchObject([{ severity: "error", what: expect.stringContaining("aliases") }]);
});
