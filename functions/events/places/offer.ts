import { acceptOffer, declineOffer } from "../../../shared/events/places/commands-registered.ts";
import { linkIdOf, parseLinkId } from "../../../shared/events/places/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { makeLink } from "../../../shared/platform/links.ts";
import { LINK_DAYS, linkEnd } from "../../../shared/platform/time.ts";
import { byLink } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { refusals } from "../refusals.ts";
import offer from "./offer.njk";
import { allEvents, loadRegistration, registrationView } from "./registration-view.ts";

/** A place that is held: offered to somebody who waited, or to be confirmed by somebody who registered. To take or decline. Only an offer can be declined here: a place that was taken is cancelled on its own page. */
export const page = sitePage({
  path: paths.offer,
  names: byLink("answer-offer", parseLinkId, allEvents),
  load: loadRegistration,
  show: async (needs, found) =>
    view(offer, {
      ...(await registrationView(needs, found)),
      manageHref: toPath(paths.registration, {
        token: makeLink(
          needs.keys,
          "manage-registration",
          linkIdOf(found.registration),
          linkEnd(found.state.event.endsAt, LINK_DAYS.event),
        ),
      }),
    }),
  steps: (step) => ({
    accept: step({
      run: (needs, name, given) => acceptOffer(needs, name, given),
      done: "The place is yours. We have sent you an email with an invitation for your calendar.",
    }),
    decline: step({
      run: (needs, name, given) => declineOffer(needs, name, given),
      done: "You declined the place. It goes to the next person.",
    }),
  }),
  refusals: {
    draft: refusals.draft,
    cancelled: refusals.cancelled,
    started: refusals.started,
    "already-cancelled": refusals["already-cancelled"],
    "already-taken": refusals["already-taken"],
    "offer-over": refusals["offer-over"],
    "no-offer": refusals["no-offer"],
  },
});
