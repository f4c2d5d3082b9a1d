import { paths } from "../../shared/pages/paths.ts";
import { sayAll } from "../../shared/platform/text.ts";
import { typedLine } from "../../shared/search/words.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import searchPage from "./desk-search.njk";
import {
  type FoundEverything,
  type FoundGroup,
  findEverything,
  foundKinds,
  kindText,
} from "./find-everything.ts";
import { marked } from "./marked.ts";
import type { Result } from "./results.ts";
import { shortcutOf } from "./shortcut.ts";

/** So many of each kind are shown together, and of one kind alone. All of them are read in one call, which takes a hundred. */
const MOST_TOGETHER = 5;
const MOST_ALONE = 50;

const addressOf = (typed: string, kind?: string): string =>
  `${paths.deskSearch}?${new URLSearchParams({ q: typed, ...(kind !== undefined && { kind }) })}`;

const toRow = (result: Result, words: readonly string[]) => ({
  ...result,
  title: marked(result.title, words),
  facts: result.facts.map((fact) => marked(fact, words)),
});

const groupView = (typed: string, group: FoundGroup, { words, isWhole }: FoundEverything) => ({
  text: kindText(group.kind),
  kind: group.kind,
  count: sayAll({ all: group.all, isLeast: !isWhole }),
  results: group.results.map((result) => toRow(result, words)),
  alike: group.alike.map((result) => toRow(result, [])),
  more: group.all > group.results.length ? addressOf(typed, group.kind) : undefined,
});

/** Everything that has the words of `?q=`, by kind; of one kind with `?kind=`. A whole reference or address leads straight to what it names. */
export const page = deskPage({
  path: paths.deskSearch,
  names: nothing,
  load: (_needs, named) => named,
  show: async (needs, _found, { request: { query } }) => {
    const typed = typedLine(query["q"] ?? "");
    const only = foundKinds.find((kind) => kind === query["kind"]);
    const redirect = typed === "" ? undefined : await shortcutOf(needs.table, typed);
    if (redirect !== undefined) return { redirect };
    const most = only === undefined ? MOST_TOGETHER : MOST_ALONE;
    const found = await findEverything(needs, { typed, most, only });
    const { words, groups, isWhole } = found;
    const all = groups.reduce((sum, group) => sum + group.all, 0);
    return view(searchPage, {
      typed,
      words,
      only,
      onlyText: only && kindText(only),
      everything: addressOf(typed),
      isWhole,
      all,
      allText: sayAll({ all, isLeast: !isWhole }),
      kinds: groups
        .filter((group) => group.all + group.alike.length > 0 || group.kind === only)
        .map((group) => ({
          text: kindText(group.kind),
          count: sayAll({ all: group.all, isLeast: !isWhole }),
          href: addressOf(typed, group.kind),
          isCurrent: group.kind === only,
        })),
      groups: groups
        .filter((group) => group.results.length + group.alike.length > 0)
        .map((group) => groupView(typed, group, found)),
      kindNames: foundKinds.map(kindText),
    });
  },
});
