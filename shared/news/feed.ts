import { Feed } from "feed";

/** A story as a feed tells it. Texts are plain. */
export interface FeedStory {
  readonly reference: string;
  readonly title: string;
  readonly path: string;
  readonly at: string;
  readonly summary: string;
  readonly html?: string;
  readonly category?: { readonly name: string; readonly term: string };
}

const MOST_IN_FEED = 30;

/** A text as HTML that shows it. */
const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * Stories as an Atom feed (RFC 4287), the latest first. The id of each is made of its reference (RFC 4151), so that it stays when its address moves; a feed without
 * stories has no date of its own and must not seem new each time.
 */
export const atomFeed = (
  {
    title,
    page,
    own,
    siteUrl,
    programme,
  }: {
    readonly title: string;
    readonly page: string;
    readonly own: string;
    readonly siteUrl: string;
    readonly programme: string;
  },
  stories: readonly FeedStory[],
): string => {
  const latest = stories.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MOST_IN_FEED);
  const feed = new Feed({
    id: `${siteUrl}${page}`,
    title: `${title} of ${programme}`,
    link: `${siteUrl}${page}`,
    feedLinks: { atom: `${siteUrl}${own}` },
    updated: new Date(latest[0]?.at ?? 0),
    author: { name: programme },
    generator: false,
    language: "en-GB",
  });
  for (const { reference, title: name, path, at, summary, html, category } of latest)
    feed.addItem({
      id: `tag:${new URL(siteUrl).hostname},2026:${reference}`,
      // The library writes both as HTML (`type="html"`), so a sign of HTML in them is one that somebody typed.
      title: escapeHtml(name),
      link: `${siteUrl}${path}`,
      date: new Date(at),
      description: escapeHtml(summary),
      ...(html !== undefined && { content: html }),
      ...(category !== undefined && { category: [category] }),
    });
  return feed.atom1();
};
