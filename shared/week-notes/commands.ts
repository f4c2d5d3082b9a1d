import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { skipNote as decideSkipNote, writeNote as decideWriteNote, type WeekClosed } from "./decide.ts";
import { readNoting } from "./read.ts";
import { saveNote } from "./store.ts";
import type { WeekNoteWords } from "./week-note.ts";

/** A week of a project: the project's reference, and the Monday of the week. */
export interface WeekOfProject {
  readonly project: string;
  readonly week: string;
}

/** Writes or changes the note of a week, unless somebody did since `version`; 0 when the writer had none before them. One read and one transaction. */
export const writeNote = (
  needs: CommitNeeds,
  written: WeekOfProject & { readonly words: WeekNoteWords; readonly version: number },
  { once, occasion }: Command,
): Promise<Changed<WeekClosed | "saved-meanwhile" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readNoting(needs.table, written),
      decide: (noting) => decideWriteNote(noting, written, occasion),
      save: (_noting, decision) => saveNote(decision),
    },
  );

/** Says that there is nothing to tell of a week. One read and one transaction. */
export const skipNote = (
  needs: CommitNeeds,
  week: WeekOfProject,
  { once, occasion }: Command,
): Promise<Changed<WeekClosed | "already-written" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readNoting(needs.table, week),
      decide: (noting) => decideSkipNote(noting, occasion),
      save: (_noting, decision) => saveNote(decision),
    },
  );
