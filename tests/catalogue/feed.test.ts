import { load } from "cheerio";
import { expect, test } from "vitest";
import { feedOf } from "../../shared/catalogue/public/formats.ts";
import { published } from "./made-up.ts";

const place = { siteUrl: "https://programme.example", programme: "R&D <Programme>" };

/** What a reader of the feed shows, who takes titles and summaries as HTML, as the feed says that they are. */
const readAs = (html: string) => {
  const $ = load(html);
  return { text: $("body").text(), elements: $("body *").length };
};

const typed = [
  'Waits of <4 hours & "more" <b>bold</b>',
  "<script>alert(1)</script>",
  "]]><script>alert(1)</script>",
  "&lt;b&gt; &amp;amp; ]]&gt;",
  "A plain title, 2 < 3 > 1",
];

test.each(typed)(
  "the feed shows %j as it was typed, in the title and the summary, and makes no HTML of it",
  (text) => {
    const xml = feedOf({ items: [published({ title: text, summary: text })] }, place);
    const $ = load(xml, { xml: true });
    expect($("entry")).toHaveLength(1);
    for (const name of ["title", "summary"]) {
      const element = $(`entry > ${name}`);
      expect(element.attr("type")).toBe("html");
      expect(readAs(element.text())).toEqual({ text, elements: 0 });
    }
    expect($("feed > title").text()).toContain("R&D <Programme>");
  },
);

test("the text of an item in the feed is the safe HTML of its page", () => {
  const body = "One **bold** word\n\n<script>alert(1)</script>\n\n<a href='javascript:alert(1)'>no</a>";
  const $ = load(feedOf({ items: [published({ body })] }, place), { xml: true });
  const content = $("entry > content").text();
  expect(content).toContain("<strong>bold</strong>");
  expect(load(content)("script, [href^=javascript]")).toHaveLength(0);
});
