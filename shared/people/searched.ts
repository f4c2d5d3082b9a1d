import type { EntryDefinition } from "../journal/entry.ts";
import { readItem, type Table } from "../platform/dynamo.ts";
import type { Titled } from "../platform/titled.ts";
import { derivedFrom, type ProjectionSource } from "../projections/projection.ts";
import { personPostings } from "../search/postings.ts";
import { type TextPath, textOf } from "../search/searched.ts";
import { alikeItems } from "./alike/store.ts";
import type { Person } from "./person.ts";
import { readPeople } from "./store.ts";

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

/** A person with the records that are merged into theirs. */
interface OnePerson {
  readonly person: Person;
  readonly absorbed: readonly Person[];
}

/** One whose record is merged into another is found by that, and is nothing by itself. */
const readOne = async (table: Table, id: string): Promise<OnePerson | undefined> => {
  const [person] = await readPeople(table, [id]);
  if (person === undefined || person.mergedInto !== undefined) return undefined;
  const absorbed = person.absorbed === undefined ? [] : await readPeople(table, person.absorbed);
  return { person, absorbed: absorbed.flatMap((one) => one ?? []) };
};

/** Whoever stands for these people, where their records are merged into another. */
const standingFor = async (table: Table, ids: readonly string[]): Promise<readonly string[]> =>
  (await readPeople(table, ids)).flatMap((person) => person?.mergedInto?.person ?? []);

const isId = (text: string): boolean => /^[\da-f]{8}-[\da-f-]{27}$/.test(text);

const wordsBesideName = ({ organisation = "", email }: Person): string =>
  [organisation, wordsOfAddress(email)].join("\n");

/**
 * People are found by name, address and organisation. They become known in many ways: by entries that name them, and by such of which only the thing
 * that they are about knows whom it brought. `moves` are the entries by which a record becomes part of another, or says something else, so that what is found by that changes.
 */
export const searchedPerson = (
  named: readonly EntryDefinition[],
  introductions: readonly Introduction[],
  { corrected, merges }: { readonly corrected: EntryDefinition; readonly merges: readonly EntryDefinition[] },
): ProjectionSource =>
  derivedFrom({
    kind: "person",
    erasedAs: ["people"],
    keys: /^PERSON#(\S+) PERSON$/,
    entries: [...named, corrected, ...merges, ...introductions.map(({ entry }) => entry)],
    idsIn: async (entry, table) => {
      const own = entry.person === undefined ? [] : [entry.person];
      if (entry.name === corrected.name) return [...own, ...(await standingFor(table, own))];
      if (merges.some(({ name }) => name === entry.name))
        return [
          ...own,
          ...textOf([{ entry }], [["entry", "data"]])
            .split("\n")
            .filter(isId),
        ];
      const by = introductions.find((one) => one.entry.name === entry.name);
      const item = by && (await readItem(table, by.titled.key(entry.subject.id)));
      if (by === undefined || item === undefined) return own;
      return [...own, ...textOf([item], by.people).split("\n").filter(isId)];
    },
    read: readOne,
    items: ({ person, absorbed }, id) => [
      ...personPostings({
        kind: "person",
        id,
        title: [person, ...absorbed].map(({ name }) => name).join(" "),
        more: [person, ...absorbed].map(wordsBesideName).join("\n"),
      }),
      ...alikeItems(person, absorbed),
    ],
  });
