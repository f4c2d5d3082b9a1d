import { announcementEndingAt } from "../../incoming-mail/announcement.ts";
import type { IncomingMail } from "../../incoming-mail/incoming-mail.ts";
import { blockBeginsAt, isRule, isSeparator } from "../../incoming-mail/quoted-block.ts";
import { isAnsweredInside } from "../../incoming-mail/split-quoted.ts";
import { ANSWER_LINE } from "./words.ts";

/** What an answer of the team by mail is read from. */
export type TeamMail = Pick<IncomingMail, "body" | "isWhole" | "subject" | "doubt" | "attachments">;

const unmarked = (line: string): string => {
  const words = line.replace(/^[>\s*|]+/, "").trimEnd();
  return words.endsWith("*") || words.endsWith("|") ? words.slice(0, -1).trimEnd() : words;
};

/** Where the first line of the notice is, which programs may mark as a quote and break; undefined when it is not there by itself. */
const noticeAt = (lines: readonly string[]): number | undefined => {
  for (const [at, line] of lines.entries()) {
    if (!ANSWER_LINE.startsWith(unmarked(line)) || unmarked(line) === "") continue;
    const next = unmarked(lines[at + 1] ?? "");
    if (unmarked(line) === ANSWER_LINE || `${unmarked(line)} ${next}` === ANSWER_LINE) return at;
  }
  return undefined;
};

const isNothing = (line: string): boolean => isRule(line) || isSeparator(line) || unmarked(line) === "";

const trimmed = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, lines.findLastIndex((line) => !isNothing(line)) + 1);

const MOST_LINES = 12;

/** The lines without the announcement directly above the notice. Undefined: it begins in a line of somebody's own words. */
const withoutAnnouncement = (lines: readonly string[], subject: string): readonly string[] | undefined => {
  const own = trimmed(lines);
  const last = own.length - 1;
  const announced = announcementEndingAt([...own, "> "], last);
  if (announced !== undefined) return announced.at > last ? undefined : trimmed(own.slice(0, announced.at));
  for (let at = Math.max(0, last - MOST_LINES); at <= last; at += 1) {
    const isBlock = own.slice(at).every((line) => line.trim() !== "");
    if (isBlock && blockBeginsAt(own, at, { subject, answers: true })) return trimmed(own.slice(0, at));
  }
  return own;
};

/**
 * What one of the team wrote in answer to a notice: all that stands above the notice's first line, less the announcement directly above it. Undefined
 * where that is not sure to be everything they wrote: then nothing goes out. It leaves in the programme's name, and a half of an answer is a wrong one.
 */
export const teamAnswer = ({ body, isWhole, subject, doubt, attachments }: TeamMail): string | undefined => {
  // Files that somebody attached would be missed by the reader.
  if (!isWhole || doubt !== undefined || attachments.length > 0) return undefined;
  const lines = body.split("\n");
  const at = noticeAt(lines);
  if (at === undefined || isAnsweredInside(lines.slice(at))) return undefined;
  const text = withoutAnnouncement(lines.slice(0, at), subject)?.join("\n").trim();
  return text === "" ? undefined : text;
};
