import {
  cancelRegistration,
  confirmDetails,
  registerAgain,
} from "../../../shared/events/places/commands-registered.ts";
import { parseLinkId } from "../../../shared/events/places/model.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { byLink } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { refusals } from "../refusals.ts";
import registration from "./registration.njk";
import cancel from "./registration-cancel.njk";
import { allEvents, loadRegistration, registrationView } from "./registration-view.ts";

/**
 * A person's own registration, by the link in their email: to cancel (after asking), to register again, or to confirm
 * who they are. Looking changes nothing.
 */
export const page = sitePage({
  path: paths.registration,
  names: byLink("manage-registration", parseLinkId, allEvents),
  load: loadRegistration,
  show: async (needs, found) => view(registration, await registrationView(needs, found)),
  asks: { cancel: async (needs, found) => view(cancel, await registrationView(needs, found)) },
  steps: (step) => ({
    cancel: step({
      run: (needs, name, given) => cancelRegistration(needs, name, given),
      done: "You are no longer registered. We have sent you an email that confirms it.",
    }),
    again: step({
      run: (needs, name, given) => registerAgain(needs, name, given),
      done: "We have your registration. Check your email.",
    }),
    confirm: step({
      run: (needs, name, given) => confirmDetails(needs, name, given),
      done: "Thank you. Our emails greet you by this name from now on.",
    }),
  }),
  refusals: {
    draft: refusals.draft,
    cancelled: refusals.cancelled,
    started: refusals.started,
    "already-cancelled": refusals["already-cancelled"],
    "already-registered": refusals["already-registered"],
    "no-free-place": refusals["no-free-place"],
  },
});
