import badLink from "../../shared/pages/bad-link.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { openLink } from "../../shared/platform/links.ts";
import type { Page } from "../entry-points/page.ts";
import sentPage from "./re-use-sent.njk";

/** The confirmation with the reference. It can be bookmarked, and shows nothing but the reference. */
export const getReUseSent: Page = async (needs, request, visit) => {
  const { token = "", slug = "" } = request.parameters;
  const link = openLink(needs.keys, "sent-re-use", token, needs.now());
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  return visit.show(sentPage, { reference: link.id, itemHref: toPath(paths.catalogueItem, { slug }) });
};
