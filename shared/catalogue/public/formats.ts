import { Feed } from "feed";
import { paths } from "../../pages/paths.ts";
import { itemUrl, type PublicPlace } from "../items/address.ts";
import { type CatalogueItem, itemKinds } from "../items/model.ts";
import type { Catalogue } from "../search/in-memory.ts";
import type { TagSet } from "../tags/tag-set.ts";
import { itemHtml } from "../text/item-html.ts";

/** A text as HTML that shows it. */
const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const MOST_IN_FEED = 30;

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
  const dateOf = (item: CatalogueItem): Date => new Date(item.publishedAt ?? item.changedAt);
  const latest = items[0];
  const feed = new Feed({
    id: `${siteUrl}${paths.catalogue}`,
    title: `Catalogue of ${programme}`,
    link: `${siteUrl}${paths.catalogue}`,
    feedLinks: { atom: `${siteUrl}${paths.catalogueFeed}` },
    // A feed without items has no date of its own; it must not seem new each time.
    updated: latest === undefined ? new Date(0) : dateOf(latest),
    author: { name: programme },
    generator: false,
    language: "en-GB",
  });
  for (const item of items.slice(0, MOST_IN_FEED))
    feed.addItem({
      id: `tag:${new URL(siteUrl).hostname},2026:${item.reference}`,
      // The library writes both as HTML (`type="html"`), so a sign of HTML in them is one that somebody typed.
      title: escapeHtml(item.title),
      link: itemUrl(item, place),
      date: dateOf(item),
      description: escapeHtml(item.summary),
      content: itemHtml(item.body, 2),
      category: [{ name: itemKinds[item.kind], term: item.kind }],
    });
  return feed.atom1();
};
