import { cleanDocument, runsOf } from "../clean.ts";
import type { DocumentModel, DocumentPart, Figure, Text } from "../model.ts";

/** Words as the template writes them. */
interface RunView {
  readonly words: string;
  readonly strong?: true;
  readonly url?: string;
}

const textView = (text: Text): readonly RunView[] =>
  runsOf(text).map((run) => {
    if (typeof run === "string") return { words: run };
    return "strong" in run ? { words: run.strong, strong: true } : { words: run.link, url: run.url };
  });

const pictureView = ({ picture, type, ...figure }: Figure) => ({
  ...figure,
  source: `data:image/${type};base64,${Buffer.from(picture).toString("base64")}`,
});

const partView = (part: DocumentPart) => {
  if ("paragraph" in part) return { paragraph: textView(part.paragraph) };
  if ("list" in part) return { list: part.list.map(textView), numbered: part.numbered === true };
  if ("facts" in part)
    return { facts: part.facts.map(([name, value]) => ({ name, value: textView(value) })) };
  if ("table" in part) {
    const { caption, head, rows } = part.table;
    // On a narrow screen each cell stands below the name of its column.
    const cells = (row: readonly Text[]) =>
      head.map((name, column) => ({ name, value: textView(row[column] ?? "") }));
    return { table: { caption, head, rows: rows.map(cells) } };
  }
  if ("figure" in part) return { figure: pictureView(part.figure) };
  if ("question" in part) {
    const { text, notes, lines } = part.question;
    return { question: { text, notes, lines: Array.from({ length: lines }, () => true) } };
  }
  return part;
};

/** A document as `document.njk` shows it on a page: everything but its title, which is the page's. */
export interface DocumentView {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly draft?: string | undefined;
  readonly parts: readonly object[];
}

/** The document for a page whose template includes `shared/documents/page/document.njk` and calls this `document`. */
export const documentPage = (source: DocumentModel): DocumentView => {
  const { title, subtitle, draft, parts } = cleanDocument(source);
  return { title, subtitle, draft, parts: parts.map(partView) };
};
