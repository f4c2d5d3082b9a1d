import type { DocumentModel, DocumentPart, Run, Text } from "./model.ts";

/**
 * A text that every format can hold: half of a surrogate pair becomes the replacement character, every kind of line break a line feed, a tab a
 * space; control characters and the two code points that XML forbids are left out. No word is lost.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(/[^\P{Cc}\n]|[\uFFFE\uFFFF]/gu, "");

/** One line of such a text. */
const cleanLine = (text: string): string => cleanText(text).replaceAll(/\s+/g, " ").trim();

/** The address as files hold it, in ASCII; undefined for one that is not to follow from a document. */
const cleanUrl = (url: string): string | undefined => {
  const parsed = URL.parse(cleanLine(url));
  return parsed !== null && ["http:", "https:", "mailto:"].includes(parsed.protocol)
    ? parsed.href
    : undefined;
};

const cleanRun = (run: Run): Run => {
  if (typeof run === "string") return cleanText(run);
  if ("strong" in run) return { strong: cleanText(run.strong) };
  const url = cleanUrl(run.url);
  return url === undefined ? cleanText(run.link) : { link: cleanLine(run.link) || url, url };
};

const cleanWords = (text: Text): Text => (typeof text === "string" ? cleanText(text) : text.map(cleanRun));

const cleanPart = (part: DocumentPart): DocumentPart => {
  if ("heading" in part) return { heading: cleanLine(part.heading) };
  if ("subheading" in part) return { subheading: cleanLine(part.subheading) };
  if ("paragraph" in part) return { paragraph: cleanWords(part.paragraph) };
  if ("list" in part) return { ...part, list: part.list.map(cleanWords) };
  if ("facts" in part)
    return { facts: part.facts.map(([name, value]) => [cleanLine(name), cleanWords(value)] as const) };
  if ("table" in part) {
    const { caption, head, rows } = part.table;
    return {
      table: {
        caption: cleanLine(caption),
        head: head.map(cleanLine),
        rows: rows.map((row) => row.map(cleanWords)),
      },
    };
  }
  if ("figure" in part) {
    const { caption, ...figure } = part.figure;
    const alternative = cleanLine(figure.alternative);
    return {
      figure: { ...figure, alternative, caption: caption === undefined ? undefined : cleanLine(caption) },
    };
  }
  if ("question" in part) {
    const { text, notes, lines } = part.question;
    return { question: { text: cleanLine(text), notes: notes.map(cleanText), lines } };
  }
  return part;
};

/** The document with every text such that all formats hold the same words (`cleanText`), and with links only where they can be followed. */
export const cleanDocument = ({ subtitle, draft, ...model }: DocumentModel): DocumentModel => ({
  ...model,
  title: cleanLine(model.title),
  programme: cleanLine(model.programme),
  subtitle: subtitle === undefined ? undefined : cleanLine(subtitle),
  draft: draft === undefined ? undefined : cleanLine(draft),
  parts: model.parts.map(cleanPart),
});

/** The runs of a text. */
export const runsOf = (text: Text): readonly Run[] => (typeof text === "string" ? [text] : text);

/** The words of a run. */
export const wordsOf = (run: Run): string => {
  if (typeof run === "string") return run;
  return "strong" in run ? run.strong : run.link;
};
