import { createHash } from "node:crypto";
import { load } from "cheerio";
import { describe, expect, it, vi } from "vitest";
import page from "../../shared/documents/page/document.njk";
import { documentPage } from "../../shared/documents/page/view.ts";
import { documentPdf } from "../../shared/documents/pdf/pdf.ts";
import { documentDocx } from "../../shared/documents/word/docx.ts";
import { elements, readDocx, readPdf, type StructureNode, wordsOfDocx } from "./read-back.ts";
import { documentOf, sample } from "./samples.ts";

const rows = (count: number) =>
  Array.from({ length: count }, (_none, index) => [`${index + 1}`, "Goes on for a while. ".repeat(40)]);
const long = documentOf([
  { heading: "Table" },
  { table: { caption: "Long", head: ["Number of it", "What it says"], rows: rows(25) } },
  { heading: "After" },
]);

describe("a Word file", () => {
  const paragraphs = async (source = sample) => {
    const docx = readDocx(await documentDocx(source));
    const all = elements(docx.xml("word/document.xml"), "w:p").map((paragraph) => ({
      style: elements(paragraph, "w:pStyle")[0]?.attributes["w:val"],
      words: wordsOfDocx(paragraph).trim(),
    }));
    return { docx, all };
  };

  it("has a title and headings as styles that Word lists", async () => {
    const { all } = await paragraphs();
    const inStyle = (style: string) => all.filter((one) => one.style === style).map(({ words }) => words);
    expect(inStyle("Title")).toEqual(["Fewer missed appointments in Gwŷnedd"]);
    expect(inStyle("Heading1")).toEqual(["What it was about", "What is next"]);
    expect(inStyle("Heading2")).toEqual(["What was found", "Who would use it?"]);
    expect(inStyle("Notice")).toEqual(["Draft. The project goes on."]);
  });

  it("repeats the head of a table on each page, and keeps its rows whole", async () => {
    const { docx } = await paragraphs();
    const [head, ...others] = elements(docx.xml("word/document.xml"), "w:tr");
    expect(head && elements(head, "w:tblHeader")).toHaveLength(1);
    expect(others.flatMap((row) => elements(row, "w:tblHeader"))).toEqual([]);
    expect(others).toHaveLength(2);
    for (const row of others) expect(elements(row, "w:cantSplit")).toHaveLength(1);
  });

  it("is in British English, and says what it is called and who wrote it when", async () => {
    const { docx } = await paragraphs();
    expect(elements(docx.xml("word/styles.xml"), "w:lang")[0]?.attributes["w:val"]).toBe("en-GB");
    const properties = docx.xml("docProps/core.xml");
    const property = (name: string) => elements(properties, name)[0]?.text;
    expect(property("dc:title")).toBe(sample.title);
    expect(property("dc:creator")).toBe("Programme for Research & <Innovation>");
    expect(property("dcterms:created")).toBe("2026-11-25T09:00:00.000Z");
  });

  it("has links as links, and only those that can be followed", async () => {
    const { docx } = await paragraphs(
      documentOf([
        {
          paragraph: [
            { link: "read", url: "https://a.example/ŵ?b=1&c=2" },
            { link: "run", url: "javascript:alert(1)" },
          ],
        },
      ]),
    );
    const relations = elements(docx.xml("word/_rels/document.xml.rels"), "Relationship");
    const links = relations.filter(({ attributes }) => attributes["Type"]?.endsWith("/hyperlink"));
    expect(links.map(({ attributes }) => attributes["Target"])).toEqual(["https://a.example/%C5%B5?b=1&c=2"]);
    const [hyperlink] = elements(docx.xml("word/document.xml"), "w:hyperlink");
    expect(hyperlink?.attributes["r:id"]).toBe(links[0]?.attributes["Id"]);
    expect(hyperlink && wordsOfDocx(hyperlink)).toBe("read");
  });

  it("numbers each list from 1", async () => {
    const { docx } = await paragraphs();
    const lists = elements(docx.xml("word/document.xml"), "w:numId").map(
      ({ attributes }) => attributes["w:val"],
    );
    expect(new Set(lists).size).toBe(3);
  });

  it("says what a picture shows, and has its foot on every page", async () => {
    const { docx } = await paragraphs();
    expect(elements(docx.xml("word/document.xml"), "wp:docPr")[0]?.attributes["descr"]).toBe(
      "Missed appointments fell by a tenth",
    );
    expect(wordsOfDocx(docx.xml("word/footer1.xml"))).toContain(
      "Draft · Programme for Research & <Innovation>",
    );
  });

  it("begins a page where a page break stands, without an empty line on top", async () => {
    const { docx } = await paragraphs();
    const document = docx.xml("word/document.xml");
    const beginning = elements(document, "w:p").filter((paragraph) =>
      elements(paragraph, "w:pageBreakBefore").some(({ attributes }) => attributes["w:val"] !== "off"),
    );
    expect(beginning.map((paragraph) => wordsOfDocx(paragraph).trim())).toEqual(["What is next"]);
  });

  it("has ruled lines to write each answer on", async () => {
    const { all } = await paragraphs();
    expect(all.filter(({ style }) => style === "Answer")).toHaveLength(4);
  });
});

describe("a PDF", () => {
  const roles = (node: StructureNode): readonly string[] => [node.role, ...node.children.flatMap(roles)];

  it("says its title, language and author, and shows the title", async () => {
    const { info, metadata } = await readPdf(await documentPdf(sample));
    expect(info.get("Title")).toBe(sample.title);
    expect(info.get("Author")).toBe("Programme for Research & <Innovation>");
    expect(info.get("Language")).toBe("en-GB");
    expect(info.get("CreationDate")).toBe("D:20261125090000Z");
    expect(metadata.get("dc:creator")).toEqual(["Programme for Research & <Innovation>"]);
  });

  it("is tagged: headings, lists, tables, links and pictures are such for assistive technology", async () => {
    const { isTagged, pages } = await readPdf(await documentPdf(sample));
    expect(isTagged).toBe(true);
    const found = pages.flatMap(({ structure }) => roles(structure));
    const count = (role: string) => found.filter((one) => one === role).length;
    expect([count("H1"), count("H2"), count("H3"), count("L"), count("LI"), count("Link")]).toEqual([
      1, 2, 2, 4, 7, 1,
    ]);
    expect([count("Table"), count("Caption"), count("TH"), count("TD")]).toEqual([1, 1, 2, 4]);
    const figures = (node: StructureNode): readonly (string | undefined)[] =>
      node.role === "Figure" ? [node.alt] : node.children.flatMap(figures);
    expect(pages.flatMap(({ structure }) => figures(structure))).toEqual([
      "Missed appointments fell by a tenth",
    ]);
  });

  it("has bookmarks for headings, with those of their parts below them", async () => {
    const { outline } = await readPdf(await documentPdf(sample));
    expect(
      outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)]),
    ).toEqual([
      ["What it was about", ["What was found"]],
      ["What is next", ["Who would use it?"]],
    ]);
  });

  it("numbers its pages, says on each that it is a draft, and reads neither aloud", async () => {
    const { pages } = await readPdf(await documentPdf(sample));
    expect(pages).toHaveLength(2);
    for (const [index, { read, beside }] of pages.entries()) {
      expect(beside).toContain(`Page ${index + 1} of 2`);
      expect(beside).toContain("Draft · Programme for Research & <Innovation>");
      expect(read).not.toContain("Page ");
    }
    expect(pages[0]?.links).toEqual(["https://code.example/a?b=1&c=2"]);
  });

  it("repeats the head of a table on each page, reads it once, and splits no row that a page can hold", async () => {
    const { pages } = await readPdf(await documentPdf(long));
    const withRows = pages.filter(({ read }) => read.includes("Goes on"));
    expect(withRows.length).toBeGreaterThan(2);
    expect(pages.filter(({ read }) => read.includes("Number of it"))).toHaveLength(1);
    expect(withRows.slice(1).every(({ beside }) => beside.includes("Number of it"))).toBe(true);
    const sentences = withRows.map(({ read }) => read.match(/while\./g)?.length ?? 0);
    expect(sentences.every((count) => count % 40 === 0)).toBe(true);
  });

  it("goes on with a row that no page can hold, and draws all of it", async () => {
    const tall = documentOf([
      { table: { caption: "Tall", head: ["A", "B"], rows: [["left", "word ".repeat(4000)]] } },
    ]);
    const { pages } = await readPdf(await documentPdf(tall));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(({ read }) => read.match(/word/g) ?? [])).toHaveLength(4000);
  });

  it("leaves no heading alone at the foot of a page", async () => {
    const lines = Array.from({ length: 29 }, () => ({ paragraph: "A line." }));
    for (let extra = 0; extra < 4; extra += 1) {
      const source = documentOf([
        ...lines,
        ...lines.slice(0, extra),
        { heading: "Heading" },
        { paragraph: "Its words." },
      ]);
      const { pages } = await readPdf(await documentPdf(source));
      const withHeading = pages.filter(({ read }) => read.includes("Heading"));
      expect(withHeading.map(({ read }) => read.includes("Its words."))).toEqual([true]);
    }
  });

  it("refuses a picture that is none", async () => {
    const figure = {
      picture: Buffer.from("GIF89a"),
      type: "png",
      width: 1,
      height: 1,
      alternative: "None",
    } as const;
    await expect(documentPdf(documentOf([{ figure }]))).rejects.toThrow();
  });
});

describe("a document made twice", () => {
  const hash = (file: Uint8Array): string => createHash("sha256").update(file).digest("hex");

  it("is the same file, byte by byte, whenever it is made", async () => {
    const made = async () => [hash(await documentDocx(sample)), hash(await documentPdf(sample))];
    const once = await made();
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-02-03T04:05:06Z") });
    try {
      expect(await made()).toEqual(once);
    } finally {
      vi.useRealTimers();
    }
    const later = await documentPdf({ ...sample, madeAt: "2026-11-25T09:00:01.000Z" });
    expect(hash(later)).not.toBe(once[1]);
  });
});

describe("a document on a page", () => {
  const $ = load(page.render({ document: documentPage(sample) }));

  it("has one title, headings by level, a table with its caption, and a picture with its words", () => {
    expect($("h1").text()).toContain(sample.title);
    expect(
      $("h2")
        .map((_index, heading) => $(heading).text())
        .get(),
    ).toEqual(["What it was about", "What is next"]);
    expect(
      $("h3")
        .map((_index, heading) => $(heading).text())
        .get(),
    ).toEqual(["What was found", "Who would use it?"]);
    expect($("table caption").text()).toBe("Decisions");
    expect($("th[scope=col]")).toHaveLength(2);
    expect($("img").attr("alt")).toBe("Missed appointments fell by a tenth");
    expect($("img").attr("src")).toMatch(/^data:image\/png;base64,/);
    expect($("a").attr("href")).toBe("https://code.example/a?b=1&c=2");
    expect($("strong").first().text()).toBe("Draft.");
  });

  it("makes no link of what cannot be followed, and takes no text for HTML", () => {
    const paragraph = [{ link: "press", url: "javascript:alert(1)" }, "<img src=x onerror=alert(1)>"];
    const shown = load(page.render({ document: documentPage(documentOf([{ paragraph }])) }));
    expect(shown("a, img")).toHaveLength(0);
    expect(shown("p").text()).toBe("press<img src=x onerror=alert(1)>");
  });
});
