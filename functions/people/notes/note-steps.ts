import { mustBeToCome } from "../../../shared/pages/typed.ts";
import { addNote, doneWithNote, editNote, setNoteRemoved } from "../../../shared/people/notes/commands.ts";
import { changedNoteForm, noteForm, whichNote } from "../../../shared/people/notes/input.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { MakeStep, Stepped } from "../../entry-points/step.ts";

const FRAGMENT = "notes";

/** Back to the notes. The address names the one that was changed, so that the page shows it as it is now. */
const toNotes = <Refusal extends string>(
  stepped: Stepped<Refusal>,
  note: string | undefined,
): Stepped<Refusal> =>
  "done" in stepped && note !== undefined ? { done: true, keep: { note }, fragment: FRAGMENT } : stepped;

/** The buttons of the notes on the page of a person. */
export const noteSteps = (step: MakeStep<DeskVisit, string>) => ({
  note: step({
    form: noteForm,
    run: async (needs, person, given) => {
      const { form: words, visit } = given;
      const added = await addNote(needs, { person, by: visit.session.person, words }, given);
      return toNotes(added, "done" in added ? added.done.note : undefined);
    },
    done: "The note is saved.",
  }),
  "note-change": step({
    form: changedNoteForm,
    run: async (needs, person, given) => {
      const { note: id, ...words } = given.form;
      return toNotes(await editNote(needs, { person, id, words }, given), id);
    },
    done: "The note is changed.",
  }),
  "note-done": step({
    form: whichNote,
    run: async (needs, person, given) =>
      toNotes(await doneWithNote(needs, { person, id: given.form.note }, given), given.form.note),
    done: "Done. You are not reminded of this note any more.",
  }),
  "note-remove": step({
    form: whichNote,
    run: async (needs, person, given) => {
      const { note: id } = given.form;
      return toNotes(await setNoteRemoved(needs, { person, id, removed: true }, given), id);
    },
    done: "The note is removed.",
  }),
  "note-back": step({
    form: whichNote,
    run: async (needs, person, given) => {
      const { note: id } = given.form;
      return toNotes(await setNoteRemoved(needs, { person, id, removed: false }, given), id);
    },
    done: "The note is back.",
  }),
});

/** What is said when a note is not written or changed. */
export const noteRefusals = {
  "in-the-past": mustBeToCome("lookAgainOn", "The day to look at it again"),
  "not-yours": "Only the person who wrote this note can change it.",
} as const;
