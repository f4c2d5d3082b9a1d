import { Fault } from "../../platform/keys.ts";
import type { Letter, LetterContent, LetterKind, LetterPart, LetterReader } from "../letter.ts";

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

/** Several notices of one kind as one letter. */
const digestContent = (
  { kind, digest, facts, write }: LetterKind,
  notices: readonly Notice[],
  reader: LetterReader,
): LetterContent => {
  if (digest === undefined) throw new Fault(`Letters of the kind ${kind} go out one by one.`);
  const read = notices.map((notice) => ({ known: facts.parse(notice.facts), enclosed: notice.enclosed }));
  const parts = read.flatMap(({ known, enclosed }) => [
    { heading: digest.heading(known, enclosed) },
    ...write(known, { ...reader, enclosed }).parts.flatMap(inBrief),
  ]);
  return {
    subject: digest.subject(notices.length),
    parts: [{ paragraph: digest.intro }, ...parts],
    conversation: { replyTo: digest.replyTo(read[0]?.known, reader), byPerson: false },
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
