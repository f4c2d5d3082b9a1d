import { letterKinds } from "../../shared/all-letters.ts";
import type { Letter, LetterContent } from "../../shared/letters/letter.ts";
import { letterContent, type Notice, noticeContent } from "../../shared/letters/writing/digest.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import type { PageNeeds } from "../entry-points/page.ts";

/** The letter as it reads, or null when its facts are not those of its kind (any more). */
export const preview = (
  needs: PageNeeds,
  letter: Letter,
  {
    name,
    enclosed,
    beside,
  }: { readonly name: string; readonly enclosed: unknown; readonly beside: readonly Notice[] },
): LetterContent | null => {
  const reader = previewReader({ name, enclosed, programme: needs.programme, siteUrl: needs.siteUrl });
  const kind = letterKinds.get(letter.kind);
  if (kind === undefined) return null;
  try {
    // A notice that another letter tells is read there, where its sentences about answering it do not hold.
    if (letter.inDigest !== undefined) return noticeContent(kind, { facts: letter.facts, enclosed }, reader);
    return letterContent(letter, kind, { enclosed, beside }, reader);
  } catch {
    return null;
  }
};
