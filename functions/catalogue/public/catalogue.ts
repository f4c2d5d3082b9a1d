import { itemKinds } from "../../../shared/catalogue/items/model.ts";
import { narrow } from "../../../shared/catalogue/search/facets.ts";
import { type Catalogue, readCatalogue } from "../../../shared/catalogue/search/in-memory.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { nothing } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { type Asked, addressOf, askedIn, chosenOnes, inOrder, orders, usualOrder } from "./asked.ts";
import cataloguePage from "./catalogue.njk";
import { BROWSERS_KEEP } from "./files.ts";

const ON_A_PAGE = 20;

const pageAsked = (text: string | undefined, pages: number): number => {
  const asked = Number(text);
  return Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
};

// The usual order is sent as none, so that what is searched for next has the best match first, too.
const orderChoices = ({ words, order }: Asked) =>
  (["best", "newest", "title"] as const)
    .filter((value) => value !== "best" || words !== "")
    .map((value) => ({
      value: value === usualOrder(words) ? "" : value,
      text: orders[value],
      selected: value === order,
    }));

const withPage = (address: string, page: number): string =>
  page === 1 ? address : `${address}${address.includes("?") ? "&" : "?"}page=${page}`;

/** The items that fit what is asked, with the facets by which they can be narrowed down. Pure. */
const catalogueView = (catalogue: Catalogue, query: Readonly<Record<string, string>>) => {
  const { tags } = catalogue;
  const asked = askedIn(query);
  const found =
    asked.words === "" ? { items: catalogue.items, all: true } : catalogue.index().find(asked.words);
  const { items, facets } = narrow(found.items, asked.chosen, tags);
  const pages = Math.max(1, Math.ceil(items.length / ON_A_PAGE));
  const page = pageAsked(query["page"], pages);
  const listed = inOrder(items, asked.order).slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  const address = addressOf(asked);
  return {
    words: asked.words,
    inAll: catalogue.items.length,
    total: items.length,
    someWords: !found.all && items.length > 0,
    facets: facets.map((facet) => ({ ...facet, open: facet.values.some(({ chosen }) => chosen) })),
    chosen: chosenOnes(asked, tags),
    withoutFacets: addressOf({ ...asked, chosen: {} }),
    withoutWords: addressOf({ ...asked, words: "" }),
    order: asked.order,
    orders: orderChoices(asked),
    items: listed.map((item) => ({
      title: item.title,
      summary: item.summary,
      href: toPath(paths.catalogueItem, { slug: item.slug }),
      kind: itemKinds[item.kind],
      organisations: item.organisations.map(({ name }) => name).join(", "),
      tags: item.tags.map(tags.labelOf),
    })),
    page,
    pages,
    previous: page > 1 ? withPage(address, page - 1) : undefined,
    next: page < pages ? withPage(address, page + 1) : undefined,
  };
};

/** The catalogue: search, facets with counts that go with what is chosen, and the items that fit. One query at most. */
export const page = sitePage({
  path: paths.catalogue,
  names: nothing,
  load: (needs) => readCatalogue(needs),
  show: (_needs, catalogue, { request, visit }) => ({
    ...visit.show(cataloguePage, catalogueView(catalogue, request.query)),
    keep: BROWSERS_KEEP,
  }),
});
