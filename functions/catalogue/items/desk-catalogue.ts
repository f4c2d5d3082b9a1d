import {
  type CatalogueItem,
  type ItemKind,
  type ItemStatus,
  itemKindNames,
  itemKinds,
  itemStatuses,
  publicStateOf,
} from "../../../shared/catalogue/items/model.ts";
import { itemSource, readItemCounts, readOne } from "../../../shared/catalogue/items/store.ts";
import { readTagSet } from "../../../shared/catalogue/read.ts";
import { makeIndex } from "../../../shared/catalogue/search/text-index.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { type ListPage, readListPage } from "../../../shared/platform/list-page.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { firstOf } from "../../../shared/platform/text.ts";
import { cursorIn, listPagesView } from "../../entry-points/list-pages.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import listPage from "./desk-catalogue.njk";
import { statusTags } from "./status-tags.ts";

const ON_A_PAGE = 50;

/** As many are looked through for words at a time. */
const SEARCHED_AT_ONCE = 1000;

interface Filter {
  readonly q: string;
  readonly status: ItemStatus | undefined;
  readonly kind: ItemKind | undefined;
  readonly cursor: string | undefined;
}

const filterOf = (query: Readonly<Record<string, string>>): Filter => ({
  q: (query["q"] ?? "").trim().slice(0, 200),
  status: itemStatuses.find((name) => name === query["status"]),
  kind: itemKindNames.find((name) => name === query["kind"]),
  cursor: cursorIn(query),
});

const addressOf = ({ q, status, kind }: Filter, after: string | undefined): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, status, kind, after }))
    if (value !== undefined && value !== "") given.set(name, value);
  return given.size === 0 ? paths.deskCatalogue : `${paths.deskCatalogue}?${given}`;
};

/** Those of the items looked through in which words were found, the best first. */
const inWhichFound = async (
  needs: PageNeeds,
  page: ListPage<CatalogueItem>,
  words: string,
): Promise<ListPage<CatalogueItem>> => {
  const found = makeIndex(page.shown, await readTagSet(needs)).find(words).items;
  return {
    ...page,
    before: 0,
    shown: firstOf(found, ON_A_PAGE).shown,
    isPartial: page.next !== undefined,
  };
};

/** A page of the items that fit. Two queries at most, and one for the tags when words are looked for. */
const readPage = async (
  needs: PageNeeds,
  { q, status, kind, cursor }: Filter,
): Promise<ListPage<CatalogueItem>> => {
  const { table } = needs;
  const reference = parseReference("item", q);
  const named = reference === null ? undefined : await readOne(table, reference);
  if (named !== undefined)
    return { shown: [named], places: [], before: 0, next: undefined, looked: 1, isPartial: false };
  const lists = [itemSource(table, status)];
  const isOfKind = kind === undefined ? undefined : (item: CatalogueItem) => item.kind === kind;
  if (q === "") return readListPage(lists, { cursor, keep: isOfKind });
  const keep = isOfKind ?? (() => true);
  return inWhichFound(needs, await readListPage(lists, { cursor, keep, size: SEARCHED_AT_ONCE }), q);
};

const counted = <Name extends string>(
  names: readonly Name[],
  textOf: (name: Name) => string,
  having: (name: Name) => number,
) => [
  { value: "", text: "All" },
  ...names.map((value) => ({ value, text: `${textOf(value)} (${having(value)})` })),
];

/** A page of the items that fit the filters of the address, and how many there are of each. */
const listView = async (needs: PageNeeds, filter: Filter) => {
  const { q, status, kind, cursor } = filter;
  const [page, count] = await Promise.all([readPage(needs, filter), readItemCounts(needs.table)]);
  return {
    q,
    status,
    kind,
    inAll: Math.max(count({}), page.shown.length),
    statuses: counted(
      itemStatuses,
      (name) => statusTags[name].text,
      (name) => count({ status: name }),
    ),
    kinds: counted(
      itemKindNames,
      (name) => itemKinds[name],
      (name) => count({ kind: name }),
    ),
    found: q === "" ? count({ status, kind }) : undefined,
    pages: listPagesView(page, { cursor, addressOf: (after) => addressOf(filter, after) }),
    items: page.shown.map((item) => ({
      title: item.title,
      reference: item.reference,
      href: toPath(paths.deskCatalogueItem, { reference: item.reference }),
      kind: itemKinds[item.kind],
      status: statusTags[item.status],
      shown: item.status !== "published" && publicStateOf(item).is === "shown",
      changedAt: item.changedAt,
    })),
  };
};

/** A page of the items, by where they stand, kind and words, the one changed last first. */
export const page = deskPage({
  path: paths.deskCatalogue,
  names: nothing,
  load: (needs, _named, { request }) => listView(needs, filterOf(request.query)),
  show: (_needs, shown) => view(listPage, shown),
});
