import type { EntryDefinition } from "../journal/entry.ts";
import { readItem } from "../platform/dynamo.ts";
import type { Titled } from "../platform/titled.ts";
import { derivedFrom, type ProjectionSource } from "../projections/projection.ts";
import { personPostings } from "../search/postings.ts";
import { type TextPath, textOf } from "../search/searched.ts";
import { parsePerson } from "./person.ts";
import { personKey } from "./store.ts";

/** Addresses that tell nothing of whose they are, and the ends of all. */
const SAID_OF_ALL =
  /\b(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|nhs|net|com|org|co|uk|gov|ac|example)\b/g;

const wordsOfAddress = (email: string): string => email.toLowerCase().replaceAll(SAID_OF_ALL, " ");

/** An entry of another feature by which somebody may have become known, and where in the thing that it is about their ids stand. */
export interface Introduction {
  readonly entry: EntryDefinition;
  readonly titled: Titled;
  readonly people: readonly TextPath[];
}

const isId = (text: string): boolean => /^[\da-f]{8}-[\da-f-]{27}$/.test(text);

/**
 * People are found by name, address and organisation. They become known in many ways: by entries that name them, and by such of which only the thing
 * that they are about knows whom it brought.
 */
export const searchedPerson = (
  named: readonly EntryDefinition[],
  introductions: readonly Introduction[],
): ProjectionSource =>
  derivedFrom({
    kind: "person",
    erasedAs: ["people"],
    keys: /^PERSON#(\S+) PERSON$/,
    entries: [...named, ...introductions.map(({ entry }) => entry)],
    idsIn: async (entry, table) => {
      const own = entry.person === undefined ? [] : [entry.person];
      const by = introductions.find((one) => one.entry.name === entry.name);
      const item = by && (await readItem(table, by.titled.key(entry.subject.id)));
      if (by === undefined || item === undefined) return own;
      return [...own, ...textOf([item], by.people).split("\n").filter(isId)];
    },
    read: async (table, id) => {
      const item = await readItem(table, personKey(id));
      return item === undefined ? undefined : parsePerson(item);
    },
    items: ({ id, name, email, organisation = "" }) =>
      personPostings({
        kind: "person",
        id,
        title: name,
        more: [organisation, wordsOfAddress(email)].join("\n"),
      }),
  });
