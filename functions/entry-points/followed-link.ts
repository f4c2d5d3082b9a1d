import { type LinkPurpose, type OpenedLink, openLink } from "../../shared/platform/links.ts";
import type { PageNeeds } from "./page.ts";
import { logSecurity } from "./security-log.ts";

/** What the link says that somebody followed. One that was not made by us for this purpose leaves a line in the log. All pages open links here. */
export const openFollowedLink = (
  { keys, now }: Pick<PageNeeds, "keys" | "now">,
  purpose: LinkPurpose,
  token: string,
): OpenedLink => {
  const link = openLink(keys, purpose, token, now());
  if (link.state === "altered") logSecurity("link refused", { purpose });
  return link;
};
