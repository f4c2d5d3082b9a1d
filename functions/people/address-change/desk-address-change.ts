import * as z from "zod/mini";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { sentBack } from "../../../shared/pages/typed.ts";
import {
  askForAddress,
  stopAddressChange,
  waiveOldAddress,
} from "../../../shared/people/address-change/commands.ts";
import { addressChangeForm, checkNames, checks } from "../../../shared/people/address-change/model.ts";
import { readChanges } from "../../../shared/people/address-change/store.ts";
import { nameAtDesk } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { limitAnswers } from "../../entry-points/form-check.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { changeView } from "./change-view.ts";
import addressPage from "./desk-address-change.njk";
import { lettersTo } from "./letters-to.ts";
import { notOpenWords } from "./not-open.ts";

const idSchema = z.lazy(() => z.uuid());

const waiveForm = z.object({
  change: sentBack(),
  made: z.enum(checkNames, { error: "Select how you made sure that it is them" }),
});
const whichForm = z.object({ change: sentBack() });

const asked = [
  { value: "both", text: "Yes: ask both addresses" },
  ...checkNames.map((value) => ({ value, text: `No. ${checks[value]}` })),
];

/** Asks for another address on a person's behalf, decides without the old one after a check, and shows what became of earlier changes. */
export const page = deskPage({
  path: paths.deskAddressChange,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: async ({ table }, id) => {
    const [[person], changes] = await Promise.all([readPeople(table, [id]), readChanges(table, id)]);
    return person && { person, changes };
  },
  show: ({ now }, { person, changes }) => {
    const shown = changes.map((change) => changeView(change, now()));
    return view(addressPage, {
      name: nameAtDesk(person),
      email: person.email,
      bounced: person.bouncedAt,
      href: toPath(paths.deskPerson, { person: person.id }),
      open: shown.find(({ isOpen }) => isOpen),
      earlier: shown.filter(({ isOpen }) => !isOpen),
      asked,
      checks: checkNames.map((value) => ({ value, text: checks[value] })),
      answers: { email: "", check: "both" },
    });
  },
  steps: (step) => ({
    ask: step({
      form: addressChangeForm,
      run: (needs, person, given) =>
        askForAddress(needs, { person, ...given.form, counts: lettersTo(needs, given.form.email) }, given),
      done: "The letters are on their way. The address changes when they are answered.",
    }),
    waive: step({
      form: waiveForm,
      run: (needs, person, given) => {
        const { change: id, made: check } = given.form;
        return waiveOldAddress(needs, { person, id, check }, given);
      },
      done: "Recorded. Only the new address has to confirm.",
    }),
    stop: step({
      form: whichForm,
      run: (needs, person, given) => stopAddressChange(needs, { person, id: given.form.change }, given),
      done: "The change is stopped. They get a letter that says so.",
    }),
  }),
  refusals: {
    ...notOpenWords,
    stopped: "This change was stopped in the meantime.",
    "address-limit": limitAnswers["address-limit"],
    "same-address": { text: "Letters go to this address already", field: "email", status: 422 },
    "address-taken":
      "The new address belongs to another person by now. Look for both in the search, and bring them together first.",
  },
});
