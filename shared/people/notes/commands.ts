import * as z from "zod/mini";
import { type Refused, refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { readPeople } from "../store.ts";
import {
  changeNote,
  type NoteDecided,
  type NoteDecision,
  removeNote,
  tickNote,
  writeNote,
} from "./decide.ts";
import type { NoteWords, PersonNote } from "./model.ts";
import { maySee } from "./model.ts";
import { readNote, saveNote } from "./store.ts";

/** Writes a note of a person, and tells its id. One read and one transaction. */
export const addNote = (
  needs: CommitNeeds,
  { person, by, words }: { readonly person: string; readonly by: string; readonly words: NoteWords },
  command: Command,
): Promise<Changed<"in-the-past" | "unknown", { readonly note: string }>> =>
  changeStored(needs, command, {
    read: async () => (await readPeople(needs.table, [person]))[0],
    decide: () => writeNote(person, by, words, command.occasion),
    save: (_person, decision) => saveNote(decision),
    told: z.object({ note: z.uuid() }),
  });

const ofNote = (
  needs: CommitNeeds,
  name: Pick<PersonNote, "person" | "id">,
  command: Command,
  decide: (note: PersonNote) => NoteDecision | NoteDecided | Refused<"not-yours">,
): Promise<Changed<"in-the-past" | "not-yours" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readNote(needs.table, name),
    // Whoever may not see a note does not change it either.
    decide: (note) => (maySee(note, command.occasion.actor.id ?? "") ? decide(note) : refused("not-yours")),
    save: (_note, decision) => saveNote(decision),
  });

/** Changes a note. One read and one transaction. */
export const editNote = (
  needs: CommitNeeds,
  { words, ...name }: Pick<PersonNote, "person" | "id"> & { readonly words: NoteWords },
  command: Command,
) => ofNote(needs, name, command, (note) => changeNote(note, words, command.occasion));

/** Says that a note was looked at again. One read and one transaction. */
export const doneWithNote = (needs: CommitNeeds, name: Pick<PersonNote, "person" | "id">, command: Command) =>
  ofNote(needs, name, command, (note) => tickNote(note, command.occasion));

/** Takes a note away, or puts it back. One read and one transaction. */
export const setNoteRemoved = (
  needs: CommitNeeds,
  { removed, ...name }: Pick<PersonNote, "person" | "id"> & { readonly removed: boolean },
  command: Command,
) => ofNote(needs, name, command, (note) => removeNote(note, removed, command.occasion));
