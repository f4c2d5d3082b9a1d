import MiniSearch, { type SearchOptions } from "minisearch";
import { comparableName } from "../people/organisation-name.ts";
import type { OrganisationFacts } from "./organisation.ts";

/** What a search led to: an organisation that is open where there is one, and the closed one by whose name or code it was found. */
export interface Found {
  readonly organisation: OrganisationFacts;
  readonly was?: OrganisationFacts;
}

/** All organisations, ready to be searched. */
export interface Directory {
  readonly all: readonly OrganisationFacts[];
  /** The organisation with this very code, closed or not. */
  readonly get: (code: string) => OrganisationFacts | undefined;
  /** The organisation with this code, or what came after it if it is closed. */
  readonly resolve: (code: string) => Found | undefined;
  /** The one that a text names without doubt: by its code, its name or an alias. */
  readonly exact: (text: string) => Found | undefined;
  /** What somebody may mean who types so far, the best first: a code before names, closed ones as what came after them. */
  readonly suggest: (text: string, limit: number) => Found[];
  /** Those themselves whose code, name or alias fits, closed ones too, the best first. */
  readonly find: (text: string) => OrganisationFacts[];
}

/** So common that they tell no organisation from another: not searched for. */
const SAID_OF_ALL = new Set("nhs trust foundation the of and for in".split(" "));

/** Common enough that a name that shares only these with another is no close match. */
const SAID_OF_MANY = new Set(
  "university universities hospital hospitals health healthcare care community general teaching partnership mental integrated board council college institute group services service national royal north south east west".split(
    " ",
  ),
);

const wordsOf = (text: string): string[] => comparableName(text).split(" ").filter(Boolean);

const withoutCommon = (text: string): string =>
  wordsOf(text)
    .filter((word) => !SAID_OF_ALL.has(word))
    .join(" ");

const searching: SearchOptions = {
  combineWith: "AND",
  prefix: (term) => term.length >= 2,
  // One letter wrong in a word of five, two in a word of ten.
  fuzzy: (term) => (term.length >= 5 ? 0.2 : false),
  boost: { code: 4, name: 2 },
};

const makeIndex = (all: readonly OrganisationFacts[]): MiniSearch<OrganisationFacts> => {
  const index = new MiniSearch<OrganisationFacts>({
    idField: "code",
    fields: ["code", "name", "aliases"],
    extractField: (organisation, field) => {
      if (field === "aliases") return organisation.aliases.join(" ");
      return field === "name" ? organisation.name : organisation.code;
    },
    tokenize: wordsOf,
    processTerm: (term) => (SAID_OF_ALL.has(term) ? null : term),
    searchOptions: { ...searching, processTerm: (term) => (SAID_OF_ALL.has(term) ? null : term) },
  });
  index.addAll(all);
  return index;
};

const namesOf = (all: readonly OrganisationFacts[]): ReadonlyMap<string, readonly OrganisationFacts[]> => {
  const names = new Map<string, OrganisationFacts[]>();
  for (const organisation of all) {
    const own = new Set([organisation.name, ...organisation.aliases].map(comparableName));
    for (const name of own) names.set(name, [...(names.get(name) ?? []), organisation]);
  }
  names.delete("");
  return names;
};

/** No real chain of successors is so long; a circle that somebody typed ends here. */
const MOST_SUCCESSORS = 10;

const inOrder = (all: readonly OrganisationFacts[]): Map<string, OrganisationFacts> =>
  new Map(all.map((organisation) => [organisation.code, organisation]));

const resolver =
  (byCode: ReadonlyMap<string, OrganisationFacts>) =>
  (code: string): Found | undefined => {
    const first = byCode.get(code);
    if (first === undefined) return undefined;
    let organisation = first;
    for (let steps = 0; steps < MOST_SUCCESSORS; steps += 1) {
      if (organisation.closed === undefined || organisation.successor === undefined) break;
      organisation = byCode.get(organisation.successor) ?? organisation;
    }
    return organisation === first ? { organisation } : { organisation, was: first };
  };

const once = (found: readonly (Found | undefined)[], limit: number): Found[] => {
  const seen = new Map<string, Found>();
  for (const one of found) {
    if (one === undefined || seen.size === limit) continue;
    if (!seen.has(one.organisation.code)) seen.set(one.organisation.code, one);
  }
  return [...seen.values()];
};

/** A directory of these organisations. Nothing in it throws, whatever the text; the index is made when it is first searched. */
export const makeDirectory = (all: readonly OrganisationFacts[]): Directory => {
  const byCode = inOrder(all);
  const resolve = resolver(byCode);
  let lazyNames: ReturnType<typeof namesOf> | undefined;
  let lazyIndex: MiniSearch<OrganisationFacts> | undefined;

  const named = (text: string): readonly OrganisationFacts[] => {
    lazyNames ??= namesOf(all);
    return lazyNames.get(comparableName(text)) ?? [];
  };

  const codesFor = (text: string): string[] => {
    lazyIndex ??= makeIndex(all);
    const index = lazyIndex;
    const ask = (words: readonly string[]): string[] =>
      words.length === 0 ? [] : index.search(words.join(" ")).map(({ id }) => String(id));
    const words = wordsOf(text).filter((word) => !SAID_OF_ALL.has(word));
    const together = ask(words);
    if (together.length > 0) return together;
    return ask(words.filter((word) => !SAID_OF_MANY.has(word)));
  };

  const ranked = (text: string): string[] => {
    const code = text.trim().toUpperCase();
    const first = [
      ...(byCode.has(code) ? [code] : []),
      ...named(text).map((organisation) => organisation.code),
    ];
    const found = codesFor(text.slice(0, 200));
    // What begins as it is typed is more likely meant than what has the word somewhere.
    const begins = withoutCommon(text);
    const beginning = found.filter((each) => withoutCommon(byCode.get(each)?.name ?? "").startsWith(begins));
    return [...new Set([...first, ...beginning, ...found])];
  };

  const exact = (text: string): Found | undefined => {
    const byName = once(
      named(text).map(({ code }) => resolve(code)),
      2,
    );
    if (byName.length > 0) return byName.length === 1 ? byName[0] : undefined;
    return resolve(text.trim().toUpperCase());
  };

  return {
    all,
    get: (code) => byCode.get(code),
    resolve,
    exact,
    suggest: (text, limit) => once(ranked(text).map(resolve), limit),
    find: (text) => ranked(text).flatMap((code) => byCode.get(code) ?? []),
  };
};
