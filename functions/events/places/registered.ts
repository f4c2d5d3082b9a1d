import { paths } from "../../../shared/pages/paths.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { badLinkPage, byLink } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import registered from "./registered.njk";
import { allEvents } from "./registration-view.ts";

interface Received {
  readonly event: string;
  readonly place: string;
}

const parseReceived = (id: string): Received | null => {
  const [event, place] = id.split("~");
  return event === undefined || place === undefined ? null : { event, place };
};

/** What happens next after registering. It can be bookmarked, and says nothing about who registered. */
export const page = sitePage({
  path: paths.registered,
  names: byLink("registration-received", parseReceived, allEvents),
  load: (_needs, received: Received, { request, visit }) =>
    received.event === parseReference("event", request.parameters.reference)
      ? received
      : badLinkPage(visit, "altered", allEvents),
  show: (_needs, { place }) => view(registered, { place }),
});
