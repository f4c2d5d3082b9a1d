import { atomFeed } from "../../news/feed.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { itemUrl, type PublicPlace } from "../items/address.ts";
import { type CatalogueItem, itemKinds } from "../items/model.ts";
import type { Catalogue } from "../search/in-memory.ts";
import type { TagSet } from "../tags/tag-set.ts";
import { itemHtml } from "../text/item-html.ts";

/** An item as JSON gives it: what its page says. Names of the team are no part of it. */
export const jsonOf = (item: CatalogueItem, tags: TagSet, place: PublicPlace) => ({
  reference: item.reference,
  url: itemUrl(item, place),
  kind: item.kind,
  title: item.title,
  summary: item.summary,
  body: item.body,
  tags: [...new Set(item.tags)].map((value) => ({
    value,
    label: tags.labelOf(value),
    facets: tags.get(value)?.facets ?? [],
  })),
  origin: item.origin,
  organisations: item.organisations,
  standing: item.standing,
  outputs: item.outputs,
  licence: item.licence,
  contacts: item.contacts,
  publishedAt: item.publishedAt,
});

/** The items published last as an Atom feed (RFC 4287). An item's id is made of its reference (RFC 4151), so that it stays when its address moves. */
export const feedOf = ({ items }: Pick<Catalogue, "items">, place: PublicPlace): string => {
  const { siteUrl, programme } = place;
  return atomFeed(
    { title: "Catalogue", page: paths.catalogue, own: paths.catalogueFeed, siteUrl, programme },
    items.map((item) => ({
      reference: item.reference,
      title: item.title,
      path: toPath(paths.catalogueItem, { slug: item.slug }),
      at: item.publishedAt ?? item.changedAt,
      summary: item.summary,
      html: itemHtml(item.body, 2),
      category: { name: itemKinds[item.kind], term: item.kind },
    })),
  );
};
