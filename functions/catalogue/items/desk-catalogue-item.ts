import {
  askForReview,
  discardChanges,
  moveItem,
  publishItem,
  sendBack,
  withdrawItem,
} from "../../../shared/catalogue/items/commands.ts";
import {
  addressForm,
  seenForm,
  sendBackForm,
  withdrawForm,
} from "../../../shared/catalogue/items/step-input.ts";
import { readItemToChange } from "../../../shared/catalogue/read.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import itemPage from "./desk-catalogue-item.njk";
import { deskItemView } from "./desk-item-view.ts";

/** One item of the catalogue as the team works on it, and its steps on the way to its readers and back. */
export const page = deskPage({
  path: paths.deskCatalogueItem,
  names: byReference("item"),
  load: ({ table }, reference) => readItemToChange(table, reference),
  show: async (needs, whole, { visit }) => view(itemPage, await deskItemView(needs, visit, whole)),
  steps: (step) => ({
    "ask-for-review": step({
      run: (needs, reference, given) => askForReview(needs, reference, given),
      done: "Someone else can now look at it and publish it.",
    }),
    publish: step({
      form: seenForm,
      run: (needs, reference, given) =>
        publishItem(needs, { reference, version: given.form._version }, given),
      done: "Published. Every public page knows within two minutes.",
    }),
    "send-back": step({
      form: sendBackForm,
      run: (needs, reference, given) =>
        sendBack(needs, { reference, reason: given.form["reason-send-back"] }, given),
      done: "Sent back, with what to change.",
    }),
    withdraw: step({
      form: withdrawForm,
      run: (needs, reference, given) =>
        withdrawItem(needs, { reference, reason: given.form["reason-withdraw"] }, given),
      done: "Withdrawn. Its address says so and why, everywhere within two minutes.",
    }),
    move: step({
      form: addressForm,
      run: (needs, reference, given) => moveItem(needs, { reference, slug: given.form.slug }, given),
      done: "It has its new address. The earlier ones lead to it.",
    }),
    "discard-changes": step({
      run: (needs, reference, given) => discardChanges(needs, reference, given),
      done: "It is again as it was published.",
    }),
  }),
  refusals: {
    changed:
      "Someone else changed this item in the meantime. Open it again to see what it says now, then do it again.",
    "already-in-review": "This item is in review already.",
    "already-published": "This item is published as it is. Change something first.",
    "summary-missing": "Write a summary first: lists and feeds show it.",
    "summary-too-long": "Shorten the summary to 150 characters first: lists and feeds show no more.",
    "no-tags": "Choose at least one tag first: without any, nobody finds the item by its facets.",
    "not-in-review": "This item is not in review any more. Open it again to see where it stands.",
    "own-change":
      "You wrote what is new in this item, or part of it, so a colleague who did not has to publish it.",
    "not-published": "This item is not published, so there is nothing to withdraw.",
    "no-address": { field: "slug", text: "Enter an address of small letters, digits and single hyphens." },
    "same-address": { field: "slug", text: "The item has this address already." },
    "address-taken": {
      field: "slug",
      text: "Another item has or had this address. Choose one that was never used.",
    },
    "nothing-to-discard": "There are no changes since the item was published.",
  },
  arrivals: {
    created: "Saved as a draft. Nobody else sees it until it is published.",
    changed: "Saved. The public sees it when someone else has published it.",
  },
});
