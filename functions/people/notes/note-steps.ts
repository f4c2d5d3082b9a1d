import { mustBeToCome } from "../../../shared/pages/typed.ts";
import { addNote, doneWithNote, editNote, setNoteRemoved } from "../../../shared/people/notes/commands.ts";
import { changedNoteForm, noteForm, whichNote } from "../../../shared/people/notes/input.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { MakeStep, Stepped } from "../../entry-points/step.ts";

const FRAGMENT = "notes";

const toNotes = <Refusal extends string>(stepped: Stepped<Refusal>): Stepped<Refusal> =>
  "done" in stepped ? { ...stepped, fragment: FRAGMENT } : stepped;

/** The buttons of the notes on the page of a person. */
export const noteSteps = (step: MakeStep<DeskVisit, string>) => ({
  note: step({
    form: noteForm,
    run: async (needs, person, given) => {
      const { form: words, visit } = given;
      return toNotes(await addNote(needs, { person, by: visit.session.person, words }, given));
    },
    done: "The note is saved.",
  }),
  "note-change": step({
    form: changedNoteForm,
    run: async (needs, person, given) => {
      const { note: id, ...words } = given.form;
      return toNotes(await editNote(needs, { person, id, words }, given));
    },
    done: "The note is changed.",
  }),
  "note-done": step({
    form: whichNote,
    run: async (needs, person, given) =>
      toNotes(await doneWithNote(needs, { person, id: given.form.note }, given)),
    done: "Done. You are not reminded of this note any more.",
  }),
  "note-remove": step({
    form: whichNote,
    run: async (needs, person, given) => {
      const { note: id } = given.form;
      const removed = await setNoteRemoved(needs, { person, id, removed: true }, given);
      return "refusal" in removed ? removed : { done: true, keep: { note: id }, fragment: FRAGMENT };
    },
    done: "The note is removed.",
  }),
  "note-back": step({
    form: whichNote,
    run: async (needs, person, given) =>
      toNotes(await setNoteRemoved(needs, { person, id: given.form.note, removed: false }, given)),
    done: "The note is back.",
  }),
});

/** What is said when a note is not written or changed. */
export const noteRefusals = {
  "in-the-past": mustBeToCome("lookAgainOn", "The day to look at it again"),
  "not-yours": "Only the person who wrote this note can change it.",
} as const;
