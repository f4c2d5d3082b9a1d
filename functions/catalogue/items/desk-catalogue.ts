import {
  type CatalogueItem,
  itemKindNames,
  itemKinds,
  itemStatuses,
  publicStateOf,
} from "../../../shared/catalogue/items/model.ts";
import { listItems, readTagSet } from "../../../shared/catalogue/read.ts";
import { makeIndex } from "../../../shared/catalogue/search/text-index.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import listPage from "./desk-catalogue.njk";
import { statusTags } from "./status-tags.ts";

const ON_A_PAGE = 100;

const filterOf = (query: Readonly<Record<string, string>>) => ({
  q: (query["q"] ?? "").trim().slice(0, 200),
  status: itemStatuses.find((name) => name === query["status"]),
  kind: itemKindNames.find((name) => name === query["kind"]),
});

const found = async (
  needs: PageNeeds,
  items: readonly CatalogueItem[],
  words: string,
): Promise<readonly CatalogueItem[]> => {
  if (words === "") return items.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  const byReference = items.filter(({ reference }) => reference === words.toUpperCase());
  return byReference.length > 0 ? byReference : makeIndex(items, await readTagSet(needs)).find(words).items;
};

const counted = <Name extends string>(
  names: readonly Name[],
  textOf: (name: Name) => string,
  having: (name: Name) => number,
) => [
  { value: "", text: "All" },
  ...names.map((value) => ({ value, text: `${textOf(value)} (${having(value)})` })),
];

/** The items that fit the filters of the address, and how many there are of each. Words are looked for with the tags' names: one query for these. */
const listView = async (
  needs: PageNeeds,
  all: readonly CatalogueItem[],
  query: Readonly<Record<string, string>>,
) => {
  const { q, status, kind } = filterOf(query);
  const fitting = (await found(needs, all, q)).filter(
    (item) => (status === undefined || item.status === status) && (kind === undefined || item.kind === kind),
  );
  return {
    q,
    status,
    kind,
    inAll: all.length,
    statuses: counted(
      itemStatuses,
      (name) => statusTags[name].text,
      (name) => all.filter((item) => item.status === name).length,
    ),
    kinds: counted(
      itemKindNames,
      (name) => itemKinds[name],
      (name) => all.filter((item) => item.kind === name).length,
    ),
    found: fitting.length,
    more: fitting.length > ON_A_PAGE,
    items: fitting.slice(0, ON_A_PAGE).map((item) => ({
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

/** All items, by where they stand, kind and words, the one changed last first. One query, and one for the tags when words are looked for. */
export const page = deskPage({
  path: paths.deskCatalogue,
  names: nothing,
  load: async ({ table }) => ({ items: await listItems(table) }),
  show: async (needs, { items }, { request }) => view(listPage, await listView(needs, items, request.query)),
});
