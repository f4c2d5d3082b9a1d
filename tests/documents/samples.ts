import fc from "fast-check";
import { cleanText, runsOf, wordsOf } from "../../shared/documents/clean.ts";
import type { DocumentModel, DocumentPart, Run, Text } from "../../shared/documents/model.ts";

/** The smallest PNG: one grey point. */
const point = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

/** A document with one part of each kind. */
export const sample: DocumentModel = {
  title: "Fewer missed appointments in Gwŷnedd",
  subtitle: "Report of project PRJ-4F7K-2Q9C",
  draft: "The project goes on.",
  programme: "Programme for Research & <Innovation>",
  madeAt: "2026-11-25T09:00:00.000Z",
  parts: [
    { facts: [["Partners", "Northfield NHS Trust\nSouthfield ICB"]] },
    { heading: "What it was about" },
    {
      paragraph: [
        "One in nine is ",
        { strong: "missed" },
        ". Read ",
        { link: "the code", url: "https://code.example/a?b=1&c=2" },
        ".",
      ],
    },
    { subheading: "What was found" },
    { list: ["Zażółć gęślą jaźń", "Ελληνικά", "Кириллица"] },
    { list: ["First", "Second"], numbered: true },
    { list: ["Again the first"], numbered: true },
    {
      table: {
        caption: "Decisions",
        head: ["When", "What"],
        rows: [
          ["1 June 2026", "Go on"],
          ["2 June 2026", "Stop"],
        ],
      },
    },
    {
      figure: {
        picture: point,
        type: "png",
        width: 300,
        height: 200,
        alternative: "Missed appointments fell by a tenth",
        caption: "By month",
      },
    },
    { pageBreak: true },
    { heading: "What is next" },
    { question: { text: "Who would use it?", notes: ["Up to 300 characters"], lines: 4 } },
  ],
};

/** A document of these parts. */
export const documentOf = (
  parts: readonly DocumentPart[],
  more: Partial<DocumentModel> = {},
): DocumentModel => ({
  title: "Title",
  programme: "Programme",
  madeAt: "2026-11-25T09:00:00.000Z",
  parts,
  ...more,
});

const wordsOfPart = (part: DocumentPart, marks: boolean): readonly Text[] => {
  if ("heading" in part) return [part.heading];
  if ("subheading" in part) return [part.subheading];
  if ("paragraph" in part) return [part.paragraph];
  if ("list" in part) {
    const markOf = (index: number): string => (part.numbered === true ? `${index + 1}.` : "•");
    return part.list.flatMap((item, index) => (marks ? [markOf(index), item] : [item]));
  }
  if ("facts" in part) return part.facts.flat();
  if ("table" in part) return [part.table.caption, ...part.table.head, ...part.table.rows.flat()];
  if ("figure" in part) return part.figure.caption === undefined ? [] : [part.figure.caption];
  if ("question" in part) return [part.question.text, ...part.question.notes];
  return [];
};

/** Every text of a document in the order in which it is read; with the marks of lists if they are words of the format. */
export const textsOf = (
  { title, subtitle, draft, parts }: DocumentModel,
  { marks }: { readonly marks: boolean },
): readonly string[] =>
  [
    title,
    subtitle,
    draft === undefined ? undefined : `Draft. ${draft}`,
    ...parts.flatMap((part) => wordsOfPart(part, marks)),
  ].flatMap((text) =>
    text === undefined
      ? []
      : [
          runsOf(text)
            .map((run) => cleanText(wordsOf(run)))
            .join(""),
        ],
  );

/** Words without the spaces, line breaks and invisible characters that a format may set in its own way. */
export const letters = (text: string): string => text.replaceAll(/[\s\p{DI}\p{Cf}]/gu, "");

const alphabets = [
  "abc defgh ijklm nopqrst uvwxyz ABC fi ffi",
  "ŵŷâêîôû ąćęłńóśźż ñçøåßœ",
  "Ελληνικά Кириллица",
  "— “quotes” ‘and’ • … £ € → ✓ 1,234.5% (a/b) [c] {d} <e> & ' \" \\ ; https://example.org/a-b_c?d=e",
  "😀 😎",
] as const;

const made = (characters: string, most: number) =>
  fc.array(fc.constantFrom(...characters), { maxLength: most }).map((all) => all.join(""));

/** Text in letters that the typeface of a PDF has, read from left to right. */
export const plainWords = fc
  .array(fc.oneof(...alphabets.map((alphabet) => made(alphabet, 30)), fc.constant("\n")), { maxLength: 8 })
  .map((all) => all.join(" "));

/** Anything that can stand in a JavaScript string: control characters, halves of surrogate pairs, directions, all of Unicode. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      { maxLength: 60 },
    )
    .map((all) => all.join("")),
  made(
    "\u0000\u0007\u000b\r\n\t\u202e\u2066\u200d\ufe0f\u00ad\ud800\udc00\ufffe\uffffשלום עולם محمد 中文🧠 <&>\"'",
    60,
  ),
);

const runs = (text: fc.Arbitrary<string>): fc.Arbitrary<Text> =>
  fc.oneof(
    text,
    fc.array(
      fc.oneof<fc.Arbitrary<Run>[]>(
        text,
        text.map((strong) => ({ strong })),
        fc.record({
          link: text.map((link) => `${link}.`),
          url: fc.constantFrom("https://a.example/x", "javascript:alert(1)", "no address"),
        }),
      ),
      { maxLength: 4 },
    ),
  );

/** Documents of every kind of part, with such texts in them. */
export const documents = (text: fc.Arbitrary<string>): fc.Arbitrary<DocumentModel> => {
  const words = runs(text);
  const table = fc.integer({ min: 1, max: 5 }).chain((columns) =>
    fc.record({
      caption: text,
      head: fc.array(text, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(words, { minLength: columns, maxLength: columns }), { maxLength: 6 }),
    }),
  );
  const part: fc.Arbitrary<DocumentPart> = fc.oneof(
    text.map((heading) => ({ heading })),
    text.map((subheading) => ({ subheading })),
    words.map((paragraph) => ({ paragraph })),
    fc.record({ list: fc.array(words, { maxLength: 5 }), numbered: fc.boolean() }),
    fc.array(fc.tuple(text, words), { maxLength: 4 }).map((facts) => ({ facts })),
    table.map((own) => ({ table: own })),
    fc
      .record({ text, notes: fc.array(text, { maxLength: 2 }), lines: fc.integer({ min: 0, max: 40 }) })
      .map((question) => ({ question })),
    fc.constant({ pageBreak: true as const }),
  );
  return fc.record({
    title: text,
    subtitle: text,
    draft: text,
    programme: text,
    madeAt: fc.constant("2026-11-25T09:00:00.000Z" as const),
    parts: fc.array(part, { maxLength: 12 }),
  });
};
