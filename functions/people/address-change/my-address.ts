import * as z from "zod/mini";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { sentBack } from "../../../shared/pages/typed.ts";
import { askForAddress, stopAddressChange } from "../../../shared/people/address-change/commands.ts";
import { stateOfChange, VALID_DAYS } from "../../../shared/people/address-change/model.ts";
import { readChanges } from "../../../shared/people/address-change/store.ts";
import { emailAddress } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { badLinkPage } from "../../entry-points/by-link.ts";
import { limitAnswers } from "../../entry-points/form-check.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { askAgain, byMyPageLink } from "../../my-page/own-page.ts";
import { changeView } from "./change-view.ts";
import { lettersTo } from "./letters-to.ts";
import myAddress from "./my-address.njk";
import { notOpenWords } from "./not-open.ts";

const newAddressForm = z.object({ email: emailAddress });
const whichForm = z.object({ change: sentBack() });

/** Where somebody is reached, and how that changes: both addresses are asked. */
export const page = sitePage({
  path: paths.myAddress,
  names: byMyPageLink,
  load: async ({ table }, person, { visit }) => {
    const [[who], changes] = await Promise.all([readPeople(table, [person]), readChanges(table, person)]);
    return who === undefined ? badLinkPage(visit, "altered", askAgain) : { who, changes };
  },
  show: ({ now }, { who, changes }, { request }) => {
    const open = changes.find((change) => stateOfChange(change, now()) === "open");
    return view(myAddress, {
      back: { href: toPath(paths.myPage, { token: request.parameters.token }), text: "Your page" },
      email: who.email,
      days: VALID_DAYS,
      open: open && changeView(open, now()),
      answers: { email: "" },
    });
  },
  steps: (step) => ({
    ask: step({
      form: newAddressForm,
      run: (needs, person, given) => {
        const { email } = given.form;
        return askForAddress(needs, { person, email, counts: lettersTo(needs, email) }, given);
      },
      done: "We have written to both addresses. Nothing changes before both have confirmed.",
    }),
    stop: step({
      form: whichForm,
      run: (needs, person, given) => stopAddressChange(needs, { person, id: given.form.change }, given),
      done: "The change is stopped. We go on writing to the address you have.",
    }),
  }),
  refusals: {
    ...notOpenWords,
    "same-address": { text: "This is the address that we write to already", field: "email", status: 422 },
    "address-limit": limitAnswers["address-limit"],
  },
});
