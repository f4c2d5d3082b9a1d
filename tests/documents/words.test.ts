import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocumentModel } from "../../shared/documents/model.ts";
import page from "../../shared/documents/page/document.njk";
import { documentPage } from "../../shared/documents/page/view.ts";
import { openFonts, setWords } from "../../shared/documents/pdf/fonts.ts";
import { documentPdf } from "../../shared/documents/pdf/pdf.ts";
import { documentDocx } from "../../shared/documents/word/docx.ts";
import { readDocx, readPdf, wordsOfDocx } from "./read-back.ts";
import { anyText, documentOf, documents, letters, plainWords, textsOf } from "./samples.ts";

const docxWords = async (document: DocumentModel): Promise<string> =>
  letters(wordsOfDocx(readDocx(await documentDocx(document)).xml("word/document.xml")));

const pdfWords = async (document: DocumentModel): Promise<string> =>
  letters((await readPdf(await documentPdf(document))).pages.map(({ read }) => read).join(" "));

const pageWords = (document: DocumentModel): string => {
  const $ = load(page.render({ document: documentPage(document) }));
  $("[aria-hidden=true]").remove();
  return letters($("body").text());
};

// A PDF has the marks of a list as words; Word and the browser draw them.
const sourceWords = (document: DocumentModel, { marks = false } = {}): string =>
  letters(textsOf(document, { marks }).join(" "));

const inOrder = (text: string): string => [...text].toSorted().join("");

describe("the words of a document", () => {
  it("are all in the Word file, in their order, whatever somebody typed", () =>
    fc.assert(
      fc.asyncProperty(documents(anyText), async (document) => {
        expect(await docxWords(document)).toBe(sourceWords(document));
      }),
      { numRuns: 40 },
    ));

  it("are all in the PDF, in their order", () =>
    fc.assert(
      fc.asyncProperty(documents(plainWords), async (document) => {
        expect(await pdfWords(document)).toBe(sourceWords(document, { marks: true }));
      }),
      { numRuns: 15 },
    ));

  it("are all on the page, in their order, and none of them is taken for HTML", () =>
    fc.assert(
      fc.property(documents(anyText), (document) => {
        expect(pageWords(document)).toBe(sourceWords(document));
      }),
      { numRuns: 40 },
    ));

  it("make a PDF whatever somebody typed, and as many of them are in it", async () => {
    const fonts = await openFonts();
    // Letters that look alike share a shape, by which one of them is read as the other; and the reader leaves out < and > beside Arabic and Hebrew.
    const count = (text: string): number => [...letters(text).replaceAll(/[<>]/g, "")].length;
    await fc.assert(
      fc.asyncProperty(documents(anyText), async (document) => {
        const words = textsOf(document, { marks: true }).join(" ");
        const set = setWords(fonts, words, false).map(({ text }) => text);
        expect(count(await pdfWords(document))).toBe(count(set.join("")));
      }),
      { numRuns: 20 },
    );
  });

  it("are read with their name before them where a page ends beside them", async () => {
    const name = "A name of many words that takes several lines beside its one word";
    for (const lines of Array.from({ length: 12 }, (_, index) => index + 40)) {
      const document = documentOf([
        { paragraph: Array.from({ length: lines }, () => "a").join("\n") },
        { facts: [[name, "its value"]] },
      ]);
      expect(await pdfWords(document)).toBe(sourceWords(document, { marks: true }));
    }
  });

  it("that are read from right to left stand in a PDF as they are read", async () => {
    const words = await pdfWords(
      documentOf([{ paragraph: "שלום עולם" }, { paragraph: "the name محمد علي ends" }]),
    );
    expect(inOrder(words)).toBe(inOrder("Titleשלוםעולםthenameمحمدعليends"));
  });

  it("of which the PDF’s typeface lacks a letter have its number instead", async () => {
    expect(await pdfWords(documentOf([{ paragraph: "a 中 b 🧠" }]))).toBe("Titlea[U+4E2D]b[U+1F9E0]");
    // A space that it lacks is a space.
    expect(await pdfWords(documentOf([{ paragraph: "a\u3000b" }, { heading: "c\u3000d" }]))).toBe(
      "Titleabcd",
    );
  });
});

describe("a text without an end", () => {
  const endless = "x".repeat(200_000);
  const document = documentOf(
    [
      { heading: endless.slice(0, 5_000) },
      { paragraph: endless },
      { table: { caption: "c", head: ["a", "b"], rows: [[endless.slice(0, 20_000), "short"]] } },
    ],
    { programme: endless },
  );

  it("fits into a PDF whole, page after page", async () => {
    const { pages } = await readPdf(await documentPdf(document));
    const read = letters(pages.map((one) => one.read).join(""));
    expect(read.match(/x/g)).toHaveLength(225_000);
    expect(pages.length).toBeLessThan(150);
  });

  it("costs in proportion to its length, even of marks that take no room", async () => {
    const marks = documentOf([{ paragraph: `a${"\u0301".repeat(100_000)}` }]);
    const { pages } = await readPdf(await documentPdf(marks));
    expect(pages.length).toBeLessThan(20);
  });

  it("fits into a Word file", async () => {
    expect((await docxWords(document)).match(/x/g)).toHaveLength(225_000);
  });
});
