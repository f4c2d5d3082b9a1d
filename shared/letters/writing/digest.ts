import { Fault } from "../../platform/keys.ts";
import type { Letter, LetterContent, LetterDigest, LetterKind, LetterPart, LetterReader } from "../letter.ts";

/** One of the notices that a letter tells: its facts, and what it encloses. */
export interface Notice {
  readonly facts: unknown;
  readonly enclosed: unknown;
}

/** So much of a quote is enough to know it again; the rest is at the desk. */
const MOST_QUOTED = 300;

const shortened = (text: string): string =>
  text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).trimEnd()}…` : text;

/** What a notice says in a letter that tells of several: the beginning of what it quotes, and where to go. */
const inBrief = (part: LetterPart): readonly LetterPart[] => {
  if ("quote" in part) return [{ quote: shortened(part.quote) }];
  return "button" in part ? [{ link: part.button }] : [];
};

const digestOf = ({ kind, digest }: LetterKind): LetterDigest => {
  if (digest === undefined) throw new Fault(`Letters of the kind ${kind} go out one by one.`);
  return digest;
};

const briefOf = (
  kind: LetterKind,
  { facts, enclosed }: Notice,
  reader: LetterReader,
): { readonly heading: string; readonly parts: readonly LetterPart[] } => {
  const known = kind.facts.parse(facts);
  return {
    heading: digestOf(kind).heading(known, enclosed),
    parts: kind.write(known, { ...reader, enclosed }).parts.flatMap(inBrief),
  };
};

/** What a letter that tells of several says of this notice, for looking at it by itself. */
export const noticeContent = (kind: LetterKind, notice: Notice, reader: LetterReader): LetterContent => {
  const { heading, parts } = briefOf(kind, notice, reader);
  return { subject: heading, parts };
};

/** Several notices of one kind as one letter. */
const digestContent = (kind: LetterKind, notices: readonly Notice[], reader: LetterReader): LetterContent => {
  const digest = digestOf(kind);
  const parts = notices.flatMap((notice) => {
    const brief = briefOf(kind, notice, reader);
    return [{ heading: brief.heading }, ...brief.parts];
  });
  return {
    subject: digest.subject(notices.length),
    parts: [{ paragraph: digest.intro }, ...parts],
    conversation: { replyTo: digest.replyTo(kind.facts.parse(notices[0]?.facts), reader), byPerson: false },
  };
};

/**
 * What a letter says: what it is about, or, with the notices that it tells besides, all of them, without its own if that was erased. Throws when facts are not
 * this kind's.
 */
export const letterContent = (
  { facts, encloses }: Letter,
  kind: LetterKind,
  { enclosed, beside }: { readonly enclosed: unknown; readonly beside: readonly Notice[] },
  reader: LetterReader,
): LetterContent => {
  const isErased = beside.length > 0 && encloses !== undefined && enclosed === undefined;
  const [first, ...others] = [...(isErased ? [] : [{ facts, enclosed }]), ...beside];
  if (first === undefined || others.length === 0)
    return kind.compose(first?.facts ?? facts, { ...reader, enclosed: first?.enclosed });
  return digestContent(kind, [first, ...others], reader);
};
