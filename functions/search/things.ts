import { type Key, readItems, type Table } from "../../shared/platform/dynamo.ts";
import { parseReference, type ReferenceKind } from "../../shared/platform/references.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { type Titled, titleIn } from "../../shared/platform/titled.ts";
import type { SearchKind } from "../../shared/search/postings.ts";
import { searchIn } from "../../shared/search/store.ts";
import { typedLine, typedWords } from "../../shared/search/words.ts";
import { field, type PageRequest } from "../entry-points/request.ts";

/** A thing as a field for choosing one offers it. */
export interface Thing {
  readonly value: string;
  readonly text: string;
  readonly details: string;
}

/** A kind of thing that a field searches: what it is called, what its references are, and the item whose title it has. */
export interface ThingKind {
  readonly kind: SearchKind;
  readonly reference: ReferenceKind;
  readonly text: string;
  readonly title: Titled["title"];
  readonly key: (reference: string) => Key;
}

/** As many are offered, and so many words are looked for: whoever chooses sees what was found, and types another. */
const MOST = 8;
const MOST_WORDS = 2;

const namedBy = (kinds: readonly ThingKind[], line: string) =>
  kinds.flatMap(({ kind, reference }) => {
    const id = parseReference(reference, line);
    return id === null ? [] : [{ kind, id }];
  });

/** The things that a reference or words may mean, the best first, eight at most. A query for each of two words, and one read. */
export const findThings = async (
  table: Table,
  kinds: readonly ThingKind[],
  typed: string,
): Promise<readonly Thing[]> => {
  const line = typedLine(typed);
  const named = namedBy(kinds, line);
  const words = firstOf(typedWords(line), MOST_WORDS).shown;
  const hits = named.length > 0 ? named : (await searchIn(table).find(words)).hits;
  const wanted = hits.flatMap(({ kind, id }) => {
    const of = kinds.find((one) => one.kind === kind);
    return of === undefined ? [] : [{ of, id }];
  });
  const { shown } = firstOf(wanted, MOST);
  const items = await readItems(
    table,
    shown.map(({ of, id }) => of.key(id)),
  );
  return shown.flatMap(({ of, id }, nth) => {
    const item = items[nth];
    return item === undefined
      ? []
      : [{ value: id, text: titleIn(item, of) || id, details: `${of.text} · ${id}` }];
  });
};

/** What the field of a thing shows (shared/pages/thing-picker.njk): what was chosen so far or, of words that were typed, what they may mean. */
export const thingField = async (
  table: Table,
  {
    kinds,
    name,
    value,
  }: { readonly kinds: readonly ThingKind[]; readonly name: string; readonly value: string },
  { method, form }: Pick<PageRequest, "method" | "form">,
) => {
  const typed = method === "GET" ? value : field(form, name);
  const found = typed === "" ? [] : await findThings(table, kinds, typed);
  const known = found.find((one) => one.value === typed);
  return {
    value: typed,
    text: known?.text,
    choices:
      known === undefined
        ? found.map((one) => ({ value: one.value, text: one.text, hint: { text: one.details } }))
        : [],
  };
};
