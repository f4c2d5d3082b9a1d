import type { CommitNeeds } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import * as decide from "./decide.ts";
import { saveNote } from "./store.ts";
import type { WeekNote, WeekNoteWords } from "./week-note.ts";

/** When and by whom a command is given, and the name under which it is done once. */
export interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

/** What became of a command: the note as it is now, or why nothing was changed. */
export type NoteChange = { readonly note: WeekNote } | { readonly refusal: decide.WeekNoteRefusal };

const keep = async (needs: CommitNeeds, answer: decide.WeekNoteAnswer, once: string): Promise<NoteChange> => {
  if ("refusal" in answer) return answer;
  if ("unchanged" in answer) return { note: answer.unchanged };
  const saved = await saveNote(needs, answer.note, { once, entries: answer.entries });
  return saved.outcome === "refused" ? saved : { note: answer.note };
};

/** Writes or changes the note of a week. One transaction; what was read is given. */
export const writeNote = (
  needs: CommitNeeds,
  noting: decide.Noting,
  written: { readonly words: WeekNoteWords; readonly version: number },
  { occasion, once }: Given,
): Promise<NoteChange> => keep(needs, decide.writeNote(noting, written, occasion), once);

/** Says that there is nothing to tell of a week. One transaction; what was read is given. */
export const skipNote = (
  needs: CommitNeeds,
  noting: decide.Noting,
  { occasion, once }: Given,
): Promise<NoteChange> => keep(needs, decide.skipNote(noting, occasion), once);
