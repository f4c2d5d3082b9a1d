import { describe, expect, test } from "vitest";
import { labelledCells } from "../../infra/constructs/labelled-cells.ts";

const HEAD =
  '<thead><tr><th scope="col">Name</th><th scope="col">{{ column }} <span class="quiet">(all)</span></th></tr></thead>';

describe("the cells of a table in a template", () => {
  test("carry the headings of their columns, template expressions as they are", () => {
    const source = `<table>${HEAD}<tbody>{% for one in all %}<tr><th scope="row">{{ one.name }}</th><td class="reference">{{ one.id }}</td></tr>{% endfor %}</tbody></table>`;
    expect(labelledCells(source, "t")).toBe(
      `<table>${HEAD}<tbody>{% for one in all %}<tr><th scope="row" data-label="Name">{{ one.name }}</th><td data-label="{{ column }} (all)" class="reference">{{ one.id }}</td></tr>{% endfor %}</tbody></table>`,
    );
  });

  test("are left as they are where a row spans columns, says its labels itself, or the table has no head", () => {
    for (const table of [
      `<table>${HEAD}<tr><td colspan="2">None</td></tr></table>`,
      `<table>${HEAD}<tr><td data-label="Name">A</td></tr></table>`,
      "<table><tr><td>A</td></tr></table>",
    ])
      expect(labelledCells(table, "t")).toBe(table);
  });

  test("cannot be fewer or more than the headings without anybody noticing", () => {
    expect(() => labelledCells(`<table>${HEAD}<tr><td>A</td></tr></table>`, "t.njk")).toThrow(
      /^t\.njk: a row of 1 cells/,
    );
  });
});
