import { letterKinds } from "../../shared/all-letters.ts";
import type { Letter, LetterContent } from "../../shared/letters/letter.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import type { PageNeeds } from "../entry-points/page.ts";

/** The letter as it reads, or null when its facts are not those of its kind (any more). */
export const preview = (
  needs: PageNeeds,
  letter: Letter,
  { name, enclosed }: { readonly name: string; readonly enclosed: unknown },
): LetterContent | null => {
  const reader = previewReader({ name, enclosed, programme: needs.programme, siteUrl: needs.siteUrl });
  try {
    return letterKinds.get(letter.kind)?.compose(letter.facts, reader) ?? null;
  } catch {
    return null;
  }
};
