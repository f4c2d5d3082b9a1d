import { paths } from "../../../shared/pages/paths.ts";
import { confirmAddress, stopAddressChange } from "../../../shared/people/address-change/commands.ts";
import { openChangeLinkId, stateOfChange } from "../../../shared/people/address-change/model.ts";
import { readChange } from "../../../shared/people/address-change/store.ts";
import { badLinkPage, byLink } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import confirmPage from "./confirm-address.njk";

const byChangeLink = byLink("confirm-address", openChangeLinkId);

/** The page behind the link that each of the two addresses was sent: a button to agree and, for the old one, one to stop. Looking changes nothing. */
export const page = sitePage({
  path: paths.confirmAddress,
  names: byChangeLink,
  load: async ({ table, now }, { person, change: id, side }, { visit }) => {
    const found = await readChange(table, { person, id });
    if (found === undefined) return badLinkPage(visit, "altered");
    const { change } = found;
    const said = side === "old" ? change.oldConfirmedAt : change.newConfirmedAt;
    const state = stateOfChange(change, now());
    return { side, email: change.email, state: state === "open" && said !== undefined ? "said" : state };
  },
  show: (_needs, found) => view(confirmPage, found),
  steps: (step) => ({
    confirm: step({
      run: (needs, { person, change: id, side }, given) => confirmAddress(needs, { person, id, side }, given),
    }),
    stop: step({
      // Whoever reads the new address may not be the person, and stops nothing.
      run: async (needs, { person, change: id, side }, given) =>
        side === "new" ? { refusal: "unknown" } : stopAddressChange(needs, { person, id }, given),
    }),
  }),
  // The page itself says how things stand.
  refusals: {
    done: { status: 410 },
    stopped: { status: 410 },
    replaced: { status: 410 },
    lapsed: { status: 410 },
    "address-taken":
      "We could not change the address. Tell us, and we look at it with you: nothing has changed yet.",
  },
});
