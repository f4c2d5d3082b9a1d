import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownAsText } from "../../shared/catalogue/text/allowed-html.ts";
import { itemHtml } from "../../shared/catalogue/text/item-html.ts";

const shown = (text: string) => load(itemHtml(text, 2), null, false);

describe("the text of an item", () => {
  test("has details, line breaks, sub- and superscript, and tables of HTML", () => {
    const page = shown(
      'CO<sub>2</sub> and m<sup>2</sup><br>below\n\n<details open><summary>Method</summary>\n\nWe **counted**.\n\n</details>\n\n<table><tr><th scope="row">Ward</th><td colspan="2">12</td></tr></table>',
    );
    expect(page("sub, sup").text()).toBe("22");
    expect(page("br")).toHaveLength(1);
    expect(page("details[open] summary").text()).toBe("Method");
    expect(page("details strong").text()).toBe("counted");
    expect(page("table.nhsuk-table th[scope=row]").text()).toBe("Ward");
    expect(page("td[colspan=2]").text()).toBe("12");
  });

  test("has footnotes and tasks", () => {
    const page = shown("We counted.[^1]\n\n[^1]: In March.\n\n- [x] Report\n- [ ] Code\n");
    const target = page("a[href^='#']").first().attr("href") ?? "";
    expect(page(target).text()).toContain("In March.");
    const tasks = page("ul li")
      .toArray()
      .map((item) => page(item).text().trim());
    expect(tasks).toEqual(["☑ Done: Report", "☐ To do: Code"]);
    expect(page("input")).toHaveLength(0);
  });

  test("keeps anchors, under names of its own", () => {
    const page = shown("# 1. Background<a name='background'></a>\n\n[Up](#background) [Main](#maincontent)");
    expect(page("h2").text()).toBe("1. Background");
    expect(page("#text-background")).toHaveLength(1);
    expect(page("a[href='#text-background']").text()).toBe("Up");
    expect(page("a[href='#maincontent']")).toHaveLength(0);
  });

  test("shows a picture as a link to where it is, within a link by its name", () => {
    const page = shown(
      '<img src="https://p.example/a.png" alt="A chart" onerror="x()"> [<img src="https://p.example/b.png" alt="Badge">](https://b.example/)',
    );
    expect(page("img")).toHaveLength(0);
    expect(page("a[href='https://p.example/a.png']").text()).toBe("Picture: A chart");
    expect(page("a[href='https://b.example/']").text()).toBe("Picture: Badge");
  });

  test("closes what was opened, and does not close what it did not open", () => {
    const html = itemHtml("<details><summary>More\n\ntext</div></main>", 2);
    const page = load(`<main>${html}<p id="after">after</p></main>`, null, false);
    expect(page("details #after")).toHaveLength(0);
    expect(page("main > #after")).toHaveLength(1);
  });

  test("shows all other elements as text", () => {
    const typed =
      '<iframe src="https://x.example"></iframe><script>alert(1)</script> Dear <name>, <blink>hello</blink>';
    const page = shown(typed);
    expect(page("iframe, script, name, blink")).toHaveLength(0);
    expect(page.text()).toContain("Dear <name>");
    expect(shownAsText(typed)).toEqual(["iframe", "script", "name", "blink"]);
    expect(shownAsText("<details><br/><H1>x</H1>")).toEqual([]);
  });

  test("never holds a script, a handler, a style or an address of another kind, whatever was written", () => {
    const pieces = fc.constantFrom(
      "[a](",
      ")",
      "![",
      "<",
      ">",
      "</",
      "<a href=",
      "<img src=",
      "<svg><style>",
      "<table>",
      "<details ontoggle=x>",
      "javascript:alert(1)",
      "//e.example",
      "data:text/html;base64,",
      "<script>",
      "<!--",
      ' onclick="x" style="x" id="maincontent"',
      "\n",
      "`",
      "[^1]",
      "[^1]: ",
      "- [ ] ",
      '"',
      "'",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 20 }), (parts) => {
        const page = shown(parts.join(""));
        expect(page("script, style, iframe, object, svg, form, input, img, link, meta, base")).toHaveLength(
          0,
        );
        for (const element of page("*").toArray())
          for (const [name, value] of Object.entries(page(element).attr() ?? {})) {
            expect(name).toMatch(/^(class|href|title|start|id|open|colspan|rowspan|scope|tabindex)$/);
            if (name === "id") expect(value).toMatch(/^text-/);
            if (name === "href") expect(value).not.toMatch(/^\s*(?:(?!https?:|mailto:)[\w+.-]+:|\/\/)/i);
          }
      }),
      { numRuns: 500 },
    );
  });
});
