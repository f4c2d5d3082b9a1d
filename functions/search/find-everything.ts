import type { Found } from "../../shared/organisations/directory.ts";
import { searchOrganisations } from "../../shared/organisations/read.ts";
import { detailsOf } from "../../shared/organisations/words.ts";
import { firstOf, type ShownPart } from "../../shared/platform/text.ts";
import { type SearchKind, searchKinds } from "../../shared/search/postings.ts";
import type { Hit, Hits } from "../../shared/search/search.ts";
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

const NONE: ShownPart<never> = { shown: [], all: 0, isLeast: false };

/** Those of a kind that are shown: none of a kind that is not asked for. */
const chosen = <One>(found: readonly One[], kind: FoundKind, { most, only }: Asked): ShownPart<One> =>
  only === undefined || only === kind ? firstOf(found, most) : { ...NONE, all: found.length };

const organisationResult = (found: Found): Result => ({
  kind: "organisation",
  title: found.organisation.name,
  href: pathOf("organisation", found.organisation.code),
  reference: undefined,
  facts: [detailsOf(found)].filter((text) => text !== ""),
  at: undefined,
});

/** What was found in the index, by kind. One read of what is shown. */
const groupsOf = async (
  { table }: PageNeeds,
  { hits, alike }: Hits,
  asked: Asked,
): Promise<readonly FoundGroup[]> => {
  const chosenOf = (some: readonly Hit[], kind: SearchKind) =>
    chosen(
      some.filter((hit) => hit.kind === kind),
      kind,
      asked,
    );
  const groups = searchKinds.map((kind) => ({
    kind,
    hits: chosenOf(hits, kind),
    alike: chosenOf(alike, kind),
  }));
  const results = await readResults(
    table,
    groups.flatMap((group) => [...group.hits.shown, ...group.alike.shown]),
  );
  const byName = new Map(results.map((result) => [`${result.kind} ${result.href}`, result]));
  const pick = ({ shown }: ShownPart<Hit>): readonly Result[] =>
    shown.flatMap(({ kind, id }) => byName.get(`${kind} ${pathOf(kind, id)}`) ?? []);
  return groups.map((group) => ({
    kind: group.kind,
    all: group.hits.all,
    results: pick(group.hits),
    alike: pick(group.alike),
  }));
};

/** Looks for words in everything. A query for each word, four at most, and one read of what is shown; organisations are held in memory. */
export const findEverything = async (needs: PageNeeds, asked: Asked): Promise<FoundEverything> => {
  const words = typedWords(asked.typed);
  const [found, organisations] = await Promise.all([
    searchIn(needs.table).find(words),
    words.length === 0 ? [] : searchOrganisations(needs, asked.typed, MOST_ORGANISATIONS),
  ]);
  const { shown, all } = chosen(organisations, "organisation", asked);
  const groups: readonly FoundGroup[] = [
    ...(await groupsOf(needs, found, asked)),
    { kind: "organisation", all, results: shown.map(organisationResult), alike: [] },
  ];
  return {
    words,
    isWhole: found.isWhole,
    groups: foundKinds.flatMap((kind) => groups.find((group) => group.kind === kind) ?? []),
  };
};
