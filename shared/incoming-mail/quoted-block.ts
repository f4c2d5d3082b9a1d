import { LONGEST_LINE, withoutMarks } from "./announcement.ts";
import { BLOCK_LINE, ORIGINAL, SUBJECT_PREFIX } from "./quote-words.ts";

/** What a mail is about, and whether it answers one by its headers. */
export interface AboutMail {
  readonly subject: string;
  readonly answers: boolean;
}

const MOST_LINES = 12;
const LONGEST_HEADER = 1000;

/** A subject without what answers and forwards put before it. */
const bare = (subject: string): string => {
  let rest = subject.trim();
  for (let prefixes = 0; prefixes < 20 && SUBJECT_PREFIX.test(rest); prefixes += 1)
    rest = rest.replace(SUBJECT_PREFIX, "").trim();
  return rest.toLowerCase();
};

const isLineOf = (line: string, kind: keyof typeof BLOCK_LINE): boolean =>
  line.length <= LONGEST_HEADER && BLOCK_LINE[kind].test(withoutMarks(line));

const afterColon = (line: string): string =>
  line
    .slice(line.search(/[:：]/u) + 1)
    .replaceAll("*", "")
    .trim();

/**
 * Whether a block such as "From: ... Sent: ... Subject: ..." begins at a line, as Outlook puts it above the mail that is answered. People write lists that
 * look alike: theirs name no address, and not the subject of this mail.
 */
export const blockBeginsAt = (lines: readonly string[], at: number, { subject }: AboutMail): boolean => {
  const first = lines[at] ?? "";
  if (
    first.length > LONGEST_LINE ||
    (!isLineOf(first, "sender") && !isLineOf(first, "date") && !isLineOf(first, "subject"))
  )
    return false;
  const block: string[] = [];
  for (const line of lines.slice(at, at + MOST_LINES)) {
    if (line.trim() === "") break;
    if (isLineOf(line, "any")) block.push(line);
    // A long list of people goes on in the next line.
    else if (/[,;<>@]/.test(line) && line.length <= LONGEST_HEADER) continue;
    else break;
  }
  const sender = block.find((line) => isLineOf(line, "sender"));
  if (block.length < 3 || sender === undefined) return false;
  const dated = block.some((line) => isLineOf(line, "date") && /\d/.test(line));
  const names = /@/.test(block.filter((line) => !isLineOf(line, "subject")).join(" "));
  const sameSubject = block.some(
    (line) => isLineOf(line, "subject") && bare(afterColon(line)) === bare(subject) && bare(subject) !== "",
  );
  return names ? dated || sameSubject : dated && sameSubject;
};

/** Whether a line such as "-----Original Message-----" stands here. */
export const isSeparator = (line: string): boolean =>
  line.length <= LONGEST_LINE && ORIGINAL.test(line.trim());

/** The line that Outlook draws above the earlier mail, or an empty one. */
export const isRule = (line: string): boolean => /^(?:[_*=]*|-{5,})$/.test(line.trim());
