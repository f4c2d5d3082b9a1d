import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstHeading, toHtml } from "../../shared/pages/markdown.ts";

describe("markdown", () => {
  it("becomes headings, lists and links in the look of the site", () => {
    const page = load(toHtml("# One\n\n- two\n\n1. three\n\n[four](/events) and **five**"));
    expect(page("h1").text()).toBe("One");
    expect(page("ul").attr("class")).toBe("nhsuk-list nhsuk-list--bullet");
    expect(page("ol").attr("class")).toBe("nhsuk-list nhsuk-list--number");
    expect(page("a").attr("href")).toBe("/events");
    expect(page("strong").text()).toBe("five");
  });

  it("shows HTML as text", () => {
    const typed = '<script>alert(1)</script><img src=x onerror="alert(1)"><b>bold</b>';
    const page = load(toHtml(typed), null, false);
    expect(page("script, img, b")).toHaveLength(0);
    expect(page.text().trim()).toBe(typed);
  });

  it.each([
    "/join",
    "https://elsewhere.example/page?a=b",
    "http://elsewhere.example",
    "mailto:team@programme.example",
    "#contact",
    "page",
  ])("makes a link to %s", (address) => {
    expect(load(toHtml(`[words](${address})`))("a").attr("href")).toBe(address);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "java&#x0A;script:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "data:image/png;base64,AAAA",
    "file:///etc/passwd",
    "ftp://elsewhere.example",
    "ms-word:ofe|u|https://elsewhere.example",
    "intent://x",
  ])("makes no link to %s", (address) => {
    expect(load(toHtml(`[words](${address})`))("a")).toHaveLength(0);
    expect(load(toHtml(`[words]: <${address}>\n\n[words]`))("a")).toHaveLength(0);
    expect(load(toHtml(`![words](${address})`))("img")).toHaveLength(0);
  });

  it("never holds a script, a handler or an address of another kind, whatever was written", () => {
    const pieces = fc.constantFrom(
      "[a](",
      ")",
      "![",
      "](",
      "<",
      ">",
      "javascript:",
      "data:text/html;base64,",
      "<script>",
      ' onclick="x"',
      "\n",
      "`",
      "#",
      "- ",
      "&#106;",
      "&colon;",
      "\t",
      "x",
      '"',
      "https://e.example",
    );
    const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 20 });
    fc.assert(
      fc.property(texts, (parts) => {
        const page = load(toHtml(parts.join("")), null, false);
        expect(page("script, style, iframe, object, svg, form, input")).toHaveLength(0);
        for (const element of page("*").toArray()) {
          for (const [name, value] of Object.entries(page(element).attr() ?? {})) {
            expect(name).toMatch(/^(class|href|src|alt|title|start)$/);
            if (name === "href" || name === "src")
              expect(value).not.toMatch(/^\s*(?!https?:|mailto:)[\w+.-]+:/i);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("gives a page its title without the marks", () => {
    expect(firstHeading("intro\n\n# We help  \n\n# Later")).toBe("We help");
    expect(firstHeading("# We **really** help [you](/join)")).toBe("We really help you");
    expect(firstHeading("```\n# code\n```\n\n# Heading")).toBe("Heading");
    expect(firstHeading("no heading")).toBeUndefined();
  });
});
