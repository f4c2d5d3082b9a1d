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
import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { readListPage } from "../../../shared/platform/list-page.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { sayShortDate } from "../../../shared/platform/time.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { type DeskList, type Found, inMemory } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { itemBulk } from "./bulk-actions.ts";
import { statusTags } from "./status-tags.ts";

/** As many are looked through for words. */
const SEARCHED_AT_ONCE = 1000;

/** What is asked of the catalogue, how many there are of each status and kind, and what was found by words. */
interface Items {
  readonly status: ItemStatus | undefined;
  readonly kind: ItemKind | undefined;
  readonly count: Awaited<ReturnType<typeof readItemCounts>>;
  /** The items in which words were found, the best first; nothing where no words are looked for. */
  readonly found: readonly CatalogueItem[] | undefined;
}

/** The items in which words were found, of the first 1,000, the best first; a reference finds its item. */
const findWords = async (
  needs: PageNeeds,
  words: string,
  { status, kind }: Pick<Items, "status" | "kind">,
): Promise<readonly CatalogueItem[]> => {
  const { table } = needs;
  const reference = parseReference("item", words);
  const named = reference === null ? undefined : await readOne(table, reference);
  if (named !== undefined) return [named];
  const keep = (item: CatalogueItem) => kind === undefined || item.kind === kind;
  const { shown } = await readListPage([itemSource(table, status)], { keep, size: SEARCHED_AT_ONCE });
  return makeIndex(shown, await readTagSet(needs)).find(words).items;
};

const findItems = (needs: PageNeeds, { status, kind, count, found }: Items): Found<CatalogueItem> => {
  if (found !== undefined) return inMemory(found);
  return {
    lists: [itemSource(needs.table, status)],
    keep: kind === undefined ? undefined : (item) => item.kind === kind,
    count: count({ status, kind }),
  };
};

const counted = <Name extends string>(
  names: readonly Name[],
  textOf: (name: Name) => string,
  having: (name: Name) => number,
) => [
  { value: "", text: "All" },
  ...names.map((value) => ({ value, text: `${textOf(value)} (${having(value)})` })),
];

const items: DeskList<typeof paths.deskCatalogue, Items, CatalogueItem, CatalogueItem> = {
  name: "catalogue",
  path: paths.deskCatalogue,
  words: {
    title: () => "Catalogue",
    things: ["item", "items"],
    search: { label: "Search the catalogue", hint: "Words or reference" },
    empty: () =>
      "The catalogue is empty. Write the first item with “New item”, or import pages that you have.",
    links: ({ visit }) => [
      { href: paths.deskCatalogueTags, text: "Tags" },
      { href: paths.deskCatalogueImports, text: "Imports" },
      { href: paths.deskCatalogueExport, text: "Export" },
      { href: paths.catalogue, text: "What the public sees" },
      ...(visit.session.role === "viewer" ? [] : [{ href: paths.deskNewCatalogueItem, text: "New item" }]),
    ],
  },
  takes: ["q", "status", "kind"],
  load: async (needs, _asked, { filters }) => {
    const status = itemStatuses.find((name) => name === filters["status"]);
    const kind = itemKindNames.find((name) => name === filters["kind"]);
    const words = filters["q"];
    const [count, found] = await Promise.all([
      readItemCounts(needs.table),
      words === undefined ? undefined : findWords(needs, words, { status, kind }),
    ]);
    return { status, kind, count, found };
  },
  find: (needs, { of }) => findItems(needs, of),
  idOf: ({ reference }) => reference,
  hrefOf: ({ reference }) => toPath(paths.deskCatalogueItem, { reference }),
  rows: async (_needs, things) => things,
  columns: [
    {
      key: "title",
      heading: "Item",
      sort: ({ title }) => title,
      cell: ({ title, reference }) => ({ text: title, more: [reference] }),
    },
    {
      key: "kind",
      heading: "Kind",
      sort: ({ kind }) => itemKinds[kind],
      cell: ({ kind }) => ({ text: itemKinds[kind] }),
    },
    {
      key: "status",
      heading: "Status",
      cell: (item) => ({
        tags: [statusTags[item.status]],
        more: [
          item.status !== "published" && publicStateOf(item).is === "shown"
            ? "The public sees the version before"
            : undefined,
        ],
      }),
    },
    {
      key: "changed",
      heading: "Changed",
      sort: ({ changedAt }) => changedAt,
      cell: ({ changedAt }) => ({ text: sayShortDate(changedAt) }),
    },
  ],
  file: [
    { heading: "Reference", value: ({ reference }) => reference },
    { heading: "Title", value: ({ title }) => title },
    { heading: "Kind", value: ({ kind }) => itemKinds[kind] },
    { heading: "Status", value: ({ status }) => statusTags[status].text },
    { heading: "Changed", value: ({ changedAt }) => changedAt },
  ],
  bulk: itemBulk,
  filters: async (_needs, { of: { count } }) => [
    {
      name: "status",
      label: "Status",
      choices: counted(
        itemStatuses,
        (name) => statusTags[name].text,
        (name) => count({ status: name }),
      ),
    },
    {
      name: "kind",
      label: "Kind",
      choices: counted(
        itemKindNames,
        (name) => itemKinds[name],
        (name) => count({ kind: name }),
      ),
    },
  ],
};

/** The items of the catalogue, by where they stand, kind and words, the one changed last first. */
export const page = listPage(items, listTemplate);
