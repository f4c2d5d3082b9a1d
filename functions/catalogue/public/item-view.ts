import { licenceOf } from "../../../shared/catalogue/items/licences.ts";
import {
  type CatalogueItem,
  itemKinds,
  type Output,
  outputKinds,
} from "../../../shared/catalogue/items/model.ts";
import { hasPublicCode } from "../../../shared/catalogue/items/public-code.ts";
import type { Catalogue } from "../../../shared/catalogue/search/in-memory.ts";
import { relatedTo } from "../../../shared/catalogue/search/similar.ts";
import { facetNames, facets } from "../../../shared/catalogue/tags/model.ts";
import type { TagSet } from "../../../shared/catalogue/tags/tag-set.ts";
import { itemHtml } from "../../../shared/catalogue/text/item-html.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { addressOf } from "./asked.ts";

const MOST_RELATED = 4;

/** An address as a link, if it is one that a page may link to. */
const asLink = (address: string): string | undefined => {
  if (/^https?:\/\//i.test(address)) return address;
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(address) ? `mailto:${encodeURI(address)}` : undefined;
};

const outputView = ({ kind, label, where }: Output, title: string) => {
  const name = label ?? outputKinds[kind];
  const subject = encodeURIComponent(`Request: ${name} of ${title}`);
  switch (where.is) {
    case "link":
      return { name, href: asLink(where.url), text: where.text ?? where.url };
    case "on-request": {
      const href = asLink(where.email);
      return {
        name,
        href: href?.startsWith("mailto:") ? `${href}?subject=${subject}` : href,
        text: where.text ?? `On request from ${where.email}`,
      };
    }
    case "to-come":
      return { name, text: where.text ?? "To come" };
    case "none":
      return { name, text: where.text ?? "None" };
  }
};

/** The tags of an item by facet, each with the address that lists all items with it; those that belong to no facet apart. */
export const tagsByFacet = (item: Pick<CatalogueItem, "tags">, tags: TagSet) => {
  const own = [...new Set(item.tags)];
  const inFacets = facetNames.flatMap((facet) => {
    const values = own.filter((value) => tags.get(value)?.facets.includes(facet));
    if (values.length === 0) return [];
    const links = values.map((value) => ({
      label: tags.labelOf(value),
      href: addressOf({ words: "", chosen: { [facet]: [value] }, order: "newest" }),
    }));
    return [{ name: facets[facet], tags: links }];
  });
  const others = own
    .filter((value) => tags.get(value) === undefined)
    .map((value) => ({
      label: value,
      href: addressOf({ words: value, chosen: {}, order: "best" }),
    }));
  return others.length === 0 ? inFacets : [...inFacets, { name: "Other", tags: others }];
};

/** What an item says, for its public page and for the desk's preview of it. `headingsFrom` is the level of the highest heading of its text. */
export const itemFacts = (item: CatalogueItem, tags: TagSet, headingsFrom = 2) => ({
  title: item.title,
  summary: item.summary,
  kind: itemKinds[item.kind],
  body: itemHtml(item.body, headingsFrom),
  tags: tagsByFacet(item, tags),
  origin: item.origin,
  organisations: item.organisations,
  outputs: item.outputs.map((output) => outputView(output, item.title)),
  licence: item.licence === undefined ? undefined : licenceOf(item.licence),
  contacts: item.contacts.map(({ name, address }) => ({ name, address, href: asLink(address) })),
  standing: item.standing.toReversed().map(({ value, since, note }) => ({
    label: tags.labelOf(value),
    since,
    note,
  })),
});

/** An item's public page. */
export const publicItemView = (item: CatalogueItem, catalogue: Catalogue) => {
  const { slug } = item;
  return {
    ...itemFacts(item, catalogue.tags),
    reference: item.reference,
    publishedAt: item.publishedAt,
    hrefs: {
      use: toPath(paths.reUse, { slug }),
      json: toPath(paths.catalogueItemJson, { slug }),
      publicCode: hasPublicCode(item) ? toPath(paths.cataloguePublicCode, { slug }) : undefined,
    },
    related: relatedTo(item, catalogue.index(), MOST_RELATED).map((other) => ({
      title: other.title,
      summary: other.summary,
      kind: itemKinds[other.kind],
      href: toPath(paths.catalogueItem, { slug: other.slug }),
    })),
  };
};
