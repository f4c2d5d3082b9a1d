import { searchOrganisations } from "../../shared/organisations/read.ts";
import { detailsOf } from "../../shared/organisations/words.ts";
import { type SearchKind, searchKinds } from "../../shared/search/postings.ts";
import type { Hit } from "../../shared/search/search.ts";
import { searchIn } from "../../shared/search/store.ts";
import { typedWords } from "../../shared/search/words.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { pathOf, type Result, readResults, shownKinds } from "./results.ts";

/** A kind of thing among what was found, or all organisations. */
export type FoundKind = SearchKind | "organisation";

/** The kinds in the order of the page. */
export const foundKinds: readonly FoundKind[] = [
  "person",
  "organisation",
  ...searchKinds.filter((kind) => kind !== "person"),
];

/** What a kind is called. */
export const kindText = (kind: FoundKind): string =>
  kind === "organisation" ? "Organisations" : shownKinds[kind].text;

/** What was found of one kind: the best of it, and how many there are. */
export interface FoundGroup {
  readonly kind: FoundKind;
  readonly all: number;
  readonly results: readonly Result[];
  /** Names that only sound like what was typed. */
  readonly alike: readonly Result[];
}

/** What was found of everything. */
export interface FoundEverything {
  readonly words: readonly string[];
  readonly groups: readonly FoundGroup[];
  readonly isWhole: boolean;
}

/** What is asked: what was typed, how many of each kind are shown, and of which kind if only of one. */
export interface Asked {
  readonly typed: string;
  readonly most: number;
  readonly only?: FoundKind | undefined;
}

/** The directory gives out so many at most. */
const MOST_ORGANISATIONS = 50;

const chosen = (hits: readonly Hit[], kind: FoundKind, { most, only }: Asked): readonly Hit[] =>
  only === undefined || only === kind ? hits.filter((hit) => hit.kind === kind).slice(0, most) : [];

/** Looks for words in everything. A query for each word, four at most, and one read of what is shown; organisations are held in memory. */
export const findEverything = async (needs: PageNeeds, asked: Asked): Promise<FoundEverything> => {
  const words = typedWords(asked.typed);
  const [{ hits, alike, isWhole }, organisations] = await Promise.all([
    searchIn(needs.table).find(words),
    words.length === 0 ? [] : searchOrganisations(needs, asked.typed, MOST_ORGANISATIONS),
  ]);
  const shown = searchKinds.map((kind) => ({
    kind,
    hits: chosen(hits, kind, asked),
    alike: chosen(alike, kind, asked),
  }));
  const flat = shown.flatMap((one) => [...one.hits, ...one.alike]);
  const results = await readResults(needs.table, flat);
  const byHref = new Map(results.map((result) => [`${result.kind} ${result.href}`, result]));
  const pick = (some: readonly Hit[]): readonly Result[] =>
    some.flatMap(({ kind, id }) => byHref.get(`${kind} ${pathOf(kind, id)}`) ?? []);
  const found = new Map<FoundKind, FoundGroup>(
    shown.map((one) => [
      one.kind,
      {
        kind: one.kind,
        all: hits.filter(({ kind }) => kind === one.kind).length,
        results: pick(one.hits),
        alike: pick(one.alike),
      },
    ]),
  );
  found.set("organisation", {
    kind: "organisation",
    all: organisations.length,
    alike: [],
    results: (asked.only === undefined || asked.only === "organisation" ? organisations : [])
      .slice(0, asked.most)
      .map((one) => ({
        kind: "organisation",
        title: one.organisation.name,
        href: pathOf("organisation", one.organisation.code),
        reference: undefined,
        facts: [detailsOf(one)].filter((text) => text !== ""),
        at: undefined,
      })),
  });
  return { words, isWhole, groups: foundKinds.flatMap((kind) => found.get(kind) ?? []) };
};
