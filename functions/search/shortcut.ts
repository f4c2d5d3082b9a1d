import { addressKey, personIdOf } from "../../shared/people/store.ts";
import { readItems, type Table } from "../../shared/platform/dynamo.ts";
import { parseReference, type ReferenceKind, referencePrefixes } from "../../shared/platform/references.ts";
import type { SearchKind } from "../../shared/search/postings.ts";
import { pathOf, shownKinds } from "./results.ts";

/** The kinds of thing that have a reference and a page at the desk. */
const referenced: readonly (readonly [ReferenceKind, SearchKind])[] = [
  ["enquiry", "enquiry"],
  ["event", "event"],
  ["project", "project"],
  ["application", "application"],
  ["call", "call"],
  ["item", "catalogue-item"],
  ["reUse", "re-use"],
];

interface Named {
  readonly kind: SearchKind;
  readonly id: string;
}

/** What a reference may name, typed in any case, with or without its hyphens, with or without its first letters. */
const namedBy = (typed: string): readonly Named[] =>
  referenced.flatMap(([reference, kind]) => {
    const id =
      parseReference(reference, typed) ??
      parseReference(reference, `${referencePrefixes[reference]}${typed}`);
    return id === null ? [] : [{ kind, id }];
  });

const isAddress = (typed: string): boolean => /^[^\s@]{1,64}@[^\s@]{1,254}$/.test(typed);

/** Where a whole reference or a whole address leads, if it names one thing. One read at most. */
export const shortcutOf = async (table: Table, typed: string): Promise<string | undefined> => {
  if (isAddress(typed)) {
    const person = personIdOf((await readItems(table, [addressKey(typed)]))[0]);
    return person === undefined ? undefined : pathOf("person", person);
  }
  const named = namedBy(typed);
  const items = await readItems(
    table,
    named.map(({ kind, id }) => shownKinds[kind].titled.key(id)),
  );
  const there = named.filter((_one, nth) => items[nth] !== undefined);
  const [only] = there;
  return only === undefined || there.length > 1 ? undefined : pathOf(only.kind, only.id);
};
