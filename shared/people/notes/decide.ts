import { type Refused, refused } from "../../journal/answer.ts";
import { type Entry, type EntryDefinition, type Occasion, record } from "../../journal/entry.ts";
import { isOver } from "../../platform/wall-clock.ts";
import { PersonNoteChanged, PersonNoted, PersonNoteRemoved } from "./entries.ts";
import type { NoteWords, PersonNote } from "./model.ts";

/** A note as it is from now on. */
export interface NoteDecision {
  readonly note: PersonNote;
  readonly entries: readonly Entry[];
}

/** What is decided about a note that is there. */
export type NoteDecided = NoteDecision | Refused<"in-the-past" | "not-yours">;

const decided = (
  note: PersonNote,
  definition: EntryDefinition<string, { note: string }>,
  occasion: Occasion,
): NoteDecision => ({
  note,
  entries: [
    record(definition, { subject: note.person, person: note.person, data: { note: note.id } }, occasion),
  ],
});

/** Writes a note of a person. */
export const writeNote = (
  person: string,
  by: string,
  words: NoteWords,
  occasion: Occasion,
): NoteDecision | Refused<"in-the-past"> =>
  isOver(words.lookAgainOn, { now: occasion.now })
    ? refused("in-the-past")
    : decided(
        { ...words, id: occasion.newId(), person, by, at: occasion.now, version: 1 },
        PersonNoted,
        occasion,
      );

// What somebody wrote for themselves is nobody else's to change, nor what they wrote for the team.
const isTheirs = (note: PersonNote, occasion: Occasion): boolean => note.by === occasion.actor.id;

/** Changes what a note says, who sees it, or when it is to be looked at again. Only who wrote it may. */
export const changeNote = (before: PersonNote, words: NoteWords, occasion: Occasion): NoteDecided => {
  if (!isTheirs(before, occasion)) return refused("not-yours");
  if (isOver(words.lookAgainOn, { now: occasion.now, before: before.lookAgainOn }))
    return refused("in-the-past");
  const { lookAgainOn: _before, ...rest } = before;
  return decided(
    { ...rest, ...words, changedAt: occasion.now, version: before.version + 1 },
    PersonNoteChanged,
    occasion,
  );
};

/** Says that a note was looked at again, so that nobody is reminded of it any more. Whoever sees it may. */
export const tickNote = ({ lookAgainOn: _done, ...before }: PersonNote, occasion: Occasion): NoteDecision =>
  decided({ ...before, version: before.version + 1 }, PersonNoteChanged, occasion);

/** Takes a note away, or puts it back. Only who wrote it may. */
export const removeNote = (before: PersonNote, removed: boolean, occasion: Occasion): NoteDecided => {
  if (!isTheirs(before, occasion)) return refused("not-yours");
  const { removedAt: _before, ...rest } = before;
  const version = before.version + 1;
  return removed
    ? decided({ ...rest, removedAt: occasion.now, version }, PersonNoteRemoved, occasion)
    : decided({ ...rest, version }, PersonNoted, occasion);
};
