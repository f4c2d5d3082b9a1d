import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Item, type Key, readItem, readWithin, type Table } from "../../platform/dynamo.ts";
import { plusHours } from "../../platform/time.ts";
import { personKey } from "../store.ts";
import { thingsOfKind } from "../timeline/filed.ts";
import type { NoteDecision } from "./decide.ts";
import { noteSchema, type PersonNote } from "./model.ts";

const PREFIX = "NOTE#";

/** How long a note that was taken away can be put back. */
const DAYS_KEPT = 30;

/** The key of a note. */
export const noteKey = ({ person, id }: Pick<PersonNote, "person" | "id">): Key => ({
  pk: personKey(person).pk,
  sk: `${PREFIX}${id}`,
});

const expiryOf = (removedAt: string): number =>
  Math.floor(Date.parse(plusHours(removedAt, DAYS_KEPT * 24)) / 1000);

/** Where a note is found together with everything else about its person. */
const placeOf = ({ person, id }: PersonNote) => ({
  person: personKey(person).pk,
  personSort: `${PREFIX}${id}`,
});

const noteItem = (note: PersonNote): Item & Key => ({
  ...noteKey(note),
  note,
  ...placeOf(note),
  ...(note.removedAt === undefined ? {} : { expires: expiryOf(note.removedAt) }),
});

const toNote = (item: Item): PersonNote => noteSchema.parse(item["note"]);

/** One note, or undefined. One read. */
export const readNote = async (
  table: Table,
  name: Pick<PersonNote, "person" | "id">,
): Promise<PersonNote | undefined> => {
  const item = await readItem(table, noteKey(name));
  return item === undefined ? undefined : toNote(item);
};

/**
 * The notes among what is filed under a person, the latest first, without those that were taken away. `just` is one that was read by its key because it has just been
 * changed: the index may be late.
 */
export const notesAmong = (items: readonly Item[], just: PersonNote | undefined): readonly PersonNote[] => {
  const filed = thingsOfKind(items, "NOTE").map(toNote);
  const others = filed.filter(({ id }) => id !== just?.id);
  return [...others, ...(just === undefined ? [] : [just])]
    .filter(({ removedAt }) => removedAt === undefined)
    .toSorted((one, other) => (one.id < other.id ? 1 : -1));
};

/** The write that files a note under its person, if it is not filed so. */
export const notePlaceOf = (item: Item & Key): readonly Write[] => {
  if (!item.sk.startsWith(PREFIX) || item["personSort"] !== undefined) return [];
  return [{ put: { ...item, ...placeOf(toNote(item)) } }];
};

/** The notes of a person, the latest first, without those that were taken away. One query, strongly consistent: for what is derived from them. */
export const readNotes = async (table: Table, person: string): Promise<readonly PersonNote[]> =>
  (await readWithin(table, personKey(person).pk, PREFIX))
    .map(toNote)
    .filter(({ removedAt }) => removedAt === undefined)
    .reverse();

/** What was decided about a note, if nobody was quicker. */
export const saveNote = ({ note, entries }: NoteDecision): Saving<Overtaken> => ({
  writes: [
    {
      put: noteItem(note),
      when:
        note.version === 1
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "#note.#version = :version",
              names: { "#note": "note", "#version": "version" },
              values: { ":version": note.version - 1 },
            },
      otherwise: OVERTAKEN,
    },
  ],
  entries,
  result: { note: note.id },
});
