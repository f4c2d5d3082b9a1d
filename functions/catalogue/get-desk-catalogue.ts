import {
  type CatalogueItem,
  itemKindNames,
  itemKinds,
  itemStatuses,
  publicStateOf,
} from "../../shared/catalogue/item.ts";
import { listItems, readTagSet } from "../../shared/catalogue/read.ts";
import { makeIndex } from "../../shared/catalogue/search.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import listPage from "./desk-catalogue.njk";
import { statusTags } from "./status-tags.ts";

const ON_A_PAGE = 100;

const DONE = new Map([["taken-back", "The import is taken back."]]);

const filterOf = (query: Readonly<Record<string, string>>) => ({
  q: (query["q"] ?? "").trim().slice(0, 200),
  status: itemStatuses.find((name) => name === query["status"]),
  kind: itemKindNames.find((name) => name === query["kind"]),
});

const found = async (
  { table }: PageNeeds,
  items: readonly CatalogueItem[],
  words: string,
): Promise<readonly CatalogueItem[]> => {
  if (words === "") return items.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  const byReference = items.filter(({ reference }) => reference === words.toUpperCase());
  return byReference.length > 0 ? byReference : makeIndex(items, await readTagSet(table)).find(words).items;
};

const counted = <Name extends string>(
  names: readonly Name[],
  textOf: (name: Name) => string,
  having: (name: Name) => number,
) => [
  { value: "", text: "All" },
  ...names.map((value) => ({ value, text: `${textOf(value)} (${having(value)})` })),
];

/** All items, by where they stand, kind and words, the one changed last first. One query, and one for the tags when words are looked for. */
export const getDeskCatalogue: DeskPage = async (needs, request, visit) => {
  const all = await listItems(needs.table);
  const { q, status, kind } = filterOf(request.query);
  const fitting = (await found(needs, all, q)).filter(
    (item) => (status === undefined || item.status === status) && (kind === undefined || item.kind === kind),
  );
  return visit.show(listPage, {
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
    done: DONE.get(request.query["done"] ?? ""),
  });
};
