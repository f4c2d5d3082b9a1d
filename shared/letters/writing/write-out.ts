import type { LetterContent, LetterPart, LetterPurpose } from "../letter.ts";
import { folded, partsAsText } from "./as-text.ts";
import layout from "./layout.njk";

/** What surrounds every letter. `unsubscribe` is set exactly when unsubscribing does something. */
export interface LetterFrame {
  readonly programme: string;
  readonly siteUrl: string;
  readonly purpose: LetterPurpose;
  readonly unsubscribe?: string | undefined;
  /** Set beside it when that ends one topic only: the way to end all news. */
  readonly unsubscribeAll?: string | undefined;
  /** The names of the pictures that go with the letter; for any other its text alternative stands in. */
  readonly pictures: readonly string[];
}

/** A letter in both forms. */
export interface WrittenLetter {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const LONGEST_SUBJECT = 200;

/** Text fit for a header: one line without control characters, whatever somebody typed into a name or title. */
export const oneLine = (text: string, longest: number = LONGEST_SUBJECT): string =>
  [
    ...text
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
      .replaceAll(/ {2,}/g, " ")
      .trim(),
  ]
    .slice(0, longest)
    .join("");

const cleanText = (text: string): string => text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "");

const cleanValue = (value: unknown): unknown => {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleanValue(inner)]));
};

const isFollowable = (url: string): boolean => /^(https?:\/\/|mailto:)/i.test(url);

/** A part without control characters, and with a link or button as mere text if its address is not one to follow. */
const present = (part: LetterPart): unknown => {
  if ("button" in part && !isFollowable(part.button.url)) return { paragraph: cleanText(part.button.text) };
  if ("link" in part && !isFollowable(part.link.url)) return { paragraph: cleanText(part.link.text) };
  if ("words" in part)
    return {
      words: part.words.map(({ text, url }) => ({
        text: cleanText(text),
        ...(url !== undefined && isFollowable(url) && { url }),
      })),
    };
  return cleanValue(part);
};

const footers: Record<LetterPurpose, readonly string[]> = {
  service: [
    "We send this email because of something you did or asked for. If you answer it, your answer goes to the team.",
  ],
  news: ["You get this email because you are a member of our community and agreed to news."],
  research: [
    "You get this email because you are a member of our community and agreed to be asked to take part in surveys and conversations.",
  ],
  team: ["This email goes to the team."],
  report: [
    "You get this report because the team has listed you as a reader. If you answer it, your answer goes to the team.",
  ],
};

const unsubscribeLines = ({ unsubscribe, unsubscribeAll }: LetterFrame): readonly string[] => {
  if (unsubscribe === undefined) return [];
  if (unsubscribeAll === undefined) return [`Unsubscribe: ${unsubscribe}`];
  return [`Stop emails about this topic: ${unsubscribe}`, `Stop all news: ${unsubscribeAll}`];
};

/** Writes a letter out as HTML and as text, from one content and one layout. Every text is escaped. */
export const writeOut = (content: LetterContent, frame: LetterFrame): WrittenLetter => {
  const subject = oneLine(content.subject);
  const footer = footers[frame.purpose];
  const html = layout.render({
    ...frame,
    subject,
    footer,
    top: content.conversation?.answerAbove,
    parts: content.parts.map(present),
  });
  const closing = [
    "--",
    ...footer.map((line) => folded(line)),
    ...unsubscribeLines(frame),
    `${frame.programme}: ${frame.siteUrl}`,
  ].join("\n");
  const above = content.conversation?.answerAbove;
  const top = above === undefined ? "" : `${above}\n\n`;
  const text = cleanText(`${top}${partsAsText(content.parts)}\n\n${closing}\n`);
  return { subject, html, text };
};
