import type { SavedViews } from "../../shared/lists/saved-views/model.ts";
import { ownValue } from "../../shared/platform/keys.ts";
import type { ListPage } from "../../shared/platform/list-page.ts";
import { listPagesView } from "../entry-points/list-pages.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Asked, addressOf, queryOf } from "./asked.ts";
import { choiceOf } from "./bulk.ts";
import type { Column, DeskList, Filter, Look } from "./definition.ts";
import { hrefInList, isListName } from "./in-list.ts";
import { MOST_IN_FILE } from "./list-file.ts";
import { savedViewsOf } from "./saved-views.ts";

/** What a list is shown with: its page, and what was kept of it. */
export interface Shown<Thing> {
  readonly page: ListPage<Thing> & { readonly isSorted: boolean };
  readonly count: number | undefined;
  readonly saved: { readonly own: SavedViews; readonly team: SavedViews };
  readonly ticked: readonly string[];
  /** The path with its parts filled in. */
  readonly path: string;
}

/** A heading as the table shows it: how the list stands sorted by it, and the link that sorts it otherwise. */
const headingOf = <Of, Thing, Row>(column: Column<Of, Thing, Row>, asked: Asked, path: string) => {
  const { key, heading, sort, natural, numeric, dropped } = column;
  const own = natural === "down";
  const isAsked = asked.order?.column === key;
  const isSorted = isAsked || (asked.order === undefined && natural !== undefined);
  const isDown = isAsked ? asked.order?.down === true : own;
  const down = isSorted ? !isDown : false;
  const isOwn = natural !== undefined && down === own;
  const change = { sort: isOwn ? undefined : `${down ? "-" : ""}${key}` };
  return {
    text: heading,
    numeric,
    dropped,
    href: sort === undefined ? undefined : addressOf(path, asked, change),
    sorted: isSorted ? (isDown ? "descending" : "ascending") : undefined,
  };
};

const filterView = (filter: Filter, { filters }: Asked) => ({
  ...filter,
  value: ownValue(filters, filter.name) ?? "",
  isTick: filter.choices === "tick",
  choices: filter.choices === "tick" ? [] : (filter.choices ?? []),
});

const rowsOf = async <Path extends string, Of extends object, Thing, Row>(
  needs: PageNeeds,
  list: DeskList<Path, Of, Thing, Row>,
  look: Look<Of>,
  { page, ticked, path }: Shown<Thing>,
) => {
  const { shown, places } = page;
  const rows = await list.rows(needs, shown, look);
  const query = queryOf(look.asked);
  const after = look.asked.after ?? "";
  return rows.flatMap((row, nth) => {
    const thing = shown[nth];
    if (thing === undefined) return [];
    const id = list.idOf(thing);
    const own = list.hrefOf(thing);
    const { name } = list;
    const place = { path, query, after, at: places[nth] ?? "" };
    const href = own !== undefined && isListName(name) ? hrefInList(own, { list: name, ...place }) : own;
    return { id, href, ticked: ticked.includes(id), cells: list.columns.map(({ cell }) => cell(row)) };
  });
};

const actionsOf = async (
  needs: PageNeeds,
  { bulk }: Pick<DeskList<string, object, never, never>, "bulk">,
  me: string,
) =>
  Promise.all(
    (bulk?.actions ?? []).map(async (action) => ({
      name: action.name,
      verb: action.verb,
      button: action.button ?? action.verb,
      choice:
        action.choice === undefined
          ? undefined
          : { ...action.choice, id: choiceOf(action), items: await action.choice.items(needs, me) },
    })),
  );

/** Whether more fits than this page shows. */
const goesOn = ({ before, next }: Pick<ListPage<unknown>, "before" | "next">): boolean =>
  before > 0 || next !== undefined;

/** What of the address the filters' form does not ask: it is sent back with it. */
const hiddenOf = (asked: Asked, asks: readonly string[]) =>
  Object.entries(asked.filters)
    .filter(([name]) => !asks.includes(name))
    .map(([name, value]) => ({ name, value }));

/** A list as its template shows it (shared/pages/list.njk). */
export const listView = async <Path extends string, Of extends object, Thing, Row>(
  needs: PageNeeds,
  list: DeskList<Path, Of, Thing, Row>,
  look: Look<Of>,
  shown: Shown<Thing>,
) => {
  const { asked, me } = look;
  const { page, count, saved, path } = shown;
  const { words } = list;
  const filters = (await list.filters?.(needs, look, page.shown)) ?? [];
  const query = queryOf(asked);
  const view = asked.filters["view"];
  const everything = addressOf(path, { filters: {}, order: undefined, after: undefined }, { view });
  const { q = "" } = asked.filters;
  const asks = ["q", "view", ...filters.map(({ name }) => name)];
  return {
    name: list.name,
    title: words.title(look),
    things: words.things,
    links: words.links?.(look) ?? [],
    intro: words.intro?.(look),
    ...words.within?.(look),
    path,
    own: addressOf(path, asked, { after: asked.after }),
    search: words.search === undefined ? undefined : { ...words.search, words: q },
    view,
    filters: filters.map((filter) => filterView(filter, asked)),
    filtered: filters.some(({ name }) => ownValue(asked.filters, name) !== undefined),
    everything,
    hidden: hiddenOf(asked, asks),
    sort: asked.order === undefined ? "" : `${asked.order.down ? "-" : ""}${asked.order.column}`,
    tabs: (list.tabs?.(look) ?? []).map((tab) => ({ ...tab, href: addressOf(path, asked, tab.change) })),
    saved: savedViewsOf(saved, { list: list.name, path, query }),
    maySave: query !== "",
    headings: list.columns.map((column) => headingOf(column, asked, path)),
    rows: await rowsOf(needs, list, look, shown),
    empty: words.empty(look),
    actions: await actionsOf(needs, list, me),
    bulkPages: list.bulk?.pages ?? [],
    all: list.bulk?.takesAll === true && goesOn(page) ? { count } : undefined,
    file: addressOf(path, asked, { as: "csv" }),
    isCut: count !== undefined && count > MOST_IN_FILE ? MOST_IN_FILE : undefined,
    notAllSorted: page.isSorted && page.isPartial ? page.looked : undefined,
    pages: listPagesView(
      // Of what is sorted, all that was looked through is in these pages.
      page.isSorted ? { ...page, isPartial: false } : page,
      { cursor: asked.after, addressOf: (after) => addressOf(path, asked, { after }), count },
    ),
  };
};
