import {
  ERASED_NAME,
  type Eraser,
  type Erasing,
  NOTHING,
  recordErased,
  withoutPerson,
} from "../privacy/erasure/eraser.ts";
import type { Asking, Note, ReUse } from "./re-use.ts";
import { putAsking, putNote, putSameReUse, readWholeReUse, toReUse } from "./store.ts";

const withoutContact = ({ contact, news, ...reUse }: ReUse, { person }: Erasing): ReUse => ({
  ...reUse,
  ...(reUse.introducedBy.kind === "person" && {
    introducedBy: { kind: "person", name: withoutPerson(reUse.introducedBy.name, person) },
  }),
  ...(reUse.outcome !== undefined && { outcome: withoutPerson(reUse.outcome, person) }),
  benefits: reUse.benefits.map((benefit) =>
    benefit.saidBy.id === contact ? { ...benefit, what: ERASED_NAME } : benefit,
  ),
  version: reUse.version + 1,
});

const emptiedAsking = (asking: Asking): Asking => ({ ...asking, whatFor: ERASED_NAME });

const emptiedNote = (note: Note, contact: string | undefined, { person }: Erasing): Note => ({
  ...note,
  text: note.by.id === contact ? ERASED_NAME : withoutPerson(note.text, person),
});

/** Which organisation uses what stays. Who spoke for it, and what they wrote, goes; what others noted is kept without the name. */
export const reUseEraser: Eraser = {
  kind: "re-uses",
  filedAs: "RE-USE#",
  erase: async ({ table }, item, erasing) => {
    const { reference, contact } = toReUse(item);
    const whole = await readWholeReUse(table, reference);
    if (contact === undefined || whole === undefined) return NOTHING;
    const askings = whole.askings.filter(({ person }) => person === contact);
    return {
      writes: [
        ...putSameReUse(whole.reUse, withoutContact(whole.reUse, erasing)),
        ...askings.map((asking) => putAsking(reference, emptiedAsking(asking))),
        ...whole.notes.map((note) => putNote(reference, emptiedNote(note, contact, erasing))),
      ],
      entries: [recordErased("re-uses", reference, erasing)],
      emptied: { "re-uses": 1, "re-use-askings": askings.length, "re-use-notes": whole.notes.length },
    };
  },
};
