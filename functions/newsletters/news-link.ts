import { commit } from "../../shared/journal/commit.ts";
import { record } from "../../shared/journal/entry.ts";
import { NewsLinkFollowed } from "../../shared/news/entries.ts";
import { openNewsLinkId } from "../../shared/news/letter-parts.ts";
import { countClick } from "../../shared/news/results.ts";
import badLink from "../../shared/pages/bad-link.njk";
import { paths } from "../../shared/pages/paths.ts";
import { openFollowedLink } from "../entry-points/followed-link.ts";
import type { Visit } from "../entry-points/page.ts";
import type { PageFile } from "../entry-points/page-definition.ts";

/**
 * A link of a newsletter or digest to a page of ours: counts that it was followed, and leads on. The address is the same for all readers, so it is not known who
 * followed it, and nothing that anybody decides by hangs on the count: that is why a GET may write it (docs/decisions/0101-results-of-news.md).
 */
export const page: PageFile<Visit, typeof paths.newsLink> = {
  path: paths.newsLink,
  get: async (needs, { parameters }, visit) => {
    const link = openFollowedLink(needs, "news-link", parameters["token"] ?? "");
    const to = link.state === "good" ? openNewsLinkId(link.id) : undefined;
    if (to === undefined) return visit.show(badLink, { state: "altered" }, 404);
    const { occasion } = visit;
    await commit(needs, {
      once: `news-link:${occasion.newId()}`,
      writes: [countClick(to.about, to.path)],
      entries: [record(NewsLinkFollowed, { subject: to.about, data: { path: to.path } }, occasion)],
    });
    return { redirect: to.path };
  },
};
