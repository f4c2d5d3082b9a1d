import type { Piece } from "./content.ts";
import { textOfPart } from "./mime/body.ts";
import { MOST_TEXT, roughText, textOfPage, tidied } from "./plain-text.ts";

/** The words of a mail before anything of them is folded. */
export interface WordsOfMail {
  readonly text: string;
  /** Whether every word is there, in its own letters. */
  readonly isWhole: boolean;
  readonly remarks: readonly string[];
}

/** What was met with while reading, gathered from all parts. */
interface Met {
  readonly charsets: Set<string>;
  readonly remarks: Set<string>;
}

const CUT = "The text was too long to be shown whole. The mail itself is kept.";
const ODD = "The formatted text could not be read as it was meant; it may look odd.";

/** How many characters of one part are read: what stands beyond them is not shown anyway. */
const READ = 4 * MOST_TEXT;

const ofMarkup = (text: string): string => text.replaceAll(/<nl>/gi, "\n").replaceAll(/<[^<>]{0,200}>/g, "");

const ofPart = async ({ part }: Extract<Piece, { kind: "text" }>, met: Met): Promise<string> => {
  const { text, cut, doubtful } = textOfPart(part);
  if (doubtful !== undefined) met.charsets.add(doubtful);
  const type = part.contentType.value;
  let words = text;
  if (type === "text/html") {
    const page = await textOfPage(text);
    words = page.text;
    if (page.odd) met.remarks.add(ODD);
    if (page.cut) met.remarks.add(CUT);
  } else if (type === "text/enriched" || type === "text/richtext") words = ofMarkup(text.slice(0, READ));
  if (cut || words.length > READ) met.remarks.add(CUT);
  const tidy = tidied(words.slice(0, READ));
  return tidy;
};

const COMPARED = 50_000;

const wordsIn = (text: string): Set<string> =>
  new Set(
    text
      .slice(0, COMPARED)
      .toLowerCase()
      .match(/\p{L}{2,}|\p{N}+/gu) ?? [],
  );

/** The share of words that is not among others. */
const missingFrom = (others: ReadonlySet<string>, words: ReadonlySet<string>): number =>
  words.size === 0 ? 0 : [...words].filter((word) => !others.has(word)).length / words.size;

const STUB =
  /\bhtml\b|mail (program|client|reader)|e-?mail(programm|-programm)|(view|open|read|see|display).{0,40}(browser|online|message|e-?mail)|(im|dans|en el|nel) (browser|navigat|navegador)/i;

const roughWords = (pieces: readonly Piece[]): string =>
  pieces
    .flatMap((piece) =>
      piece.kind === "text" ? [roughText(textOfPart(piece.part).text.slice(0, 4 * COMPARED))] : [],
    )
    .join(" ");

/** Of a text and a page that should say the same: the text where it does, the page where it says more, both where they say different things. */
const ofEither = async ({ plain, html }: Extract<Piece, { kind: "either" }>, met: Met): Promise<string> => {
  const text = await wordsOf(plain, met);
  if (text.trim() === "") return wordsOf(html, met);
  const [inText, inPage] = [wordsIn(text), wordsIn(roughWords(html))];
  if (missingFrom(inText, inPage) <= 0.5) return text;
  const page = await wordsOf(html, met);
  if (page.trim() === "") return text;
  const saysLittle = missingFrom(inPage, inText) <= 0.5 || (text.length < 1000 && STUB.test(text));
  return saysLittle ? page : `${text.trimEnd()}\n\n${page}`;
};

const wordsOf = async (pieces: readonly Piece[], met: Met): Promise<string> => {
  const words: string[] = [];
  for (const piece of pieces)
    if (piece.kind === "text") {
      const text = await ofPart(piece, met);
      // A note behind the text that has a name is a file, shown by its name.
      words.push(piece.name === "" || words.length === 0 ? text : `${piece.name}:\n${text}`);
    } else if (piece.kind === "either") words.push(await ofEither(piece, met));
  return words.filter((text) => text !== "").join("\n");
};

/** What is read of a mail, but mails attached to it, at most `MOST_TEXT` characters. */
export const textOf = async (pieces: readonly Piece[]): Promise<WordsOfMail> => {
  const met: Met = { charsets: new Set(), remarks: new Set() };
  const all = await wordsOf(pieces, met);
  if (all.length > MOST_TEXT) met.remarks.add(CUT);
  const text = all.length > MOST_TEXT ? `${all.slice(0, MOST_TEXT - 1).toWellFormed()}…` : all;
  const charsets = [...met.charsets].map(
    (name) => `Some letters could not be read: the character set is ${name}. The mail itself is kept.`,
  );
  const remarks = [...met.remarks, ...charsets];
  return { text, isWhole: remarks.length === 0, remarks };
};
