import badLink from "../../shared/pages/bad-link.njk";
import { paths } from "../../shared/pages/paths.ts";
import { openLink } from "../../shared/platform/links.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { Page } from "../entry-points/page.ts";
import registeredPage from "./registered.njk";

/** What happens next after registering. It can be bookmarked, and says nothing about who registered. */
export const getRegistered: Page = async (needs, request, visit) => {
  const link = openLink(needs.keys, "registration-received", request.parameters["token"] ?? "", needs.now());
  const reference = parseReference("event", request.parameters["reference"] ?? "");
  const [event, place] = link.state === "good" ? link.id.split("~") : [];
  if (event === undefined || event !== reference)
    return visit.show(
      badLink,
      { state: "altered", next: { href: paths.events, text: "See all events" } },
      404,
    );
  return visit.show(registeredPage, { place });
};
