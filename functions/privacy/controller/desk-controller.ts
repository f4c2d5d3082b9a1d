import * as z from "zod/mini";
import { paths } from "../../../shared/pages/paths.ts";
import { line, optionalLine, optionalProse } from "../../../shared/pages/typed.ts";
import { setController } from "../../../shared/privacy/controller/commands.ts";
import { readController } from "../../../shared/privacy/controller/store.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import template from "./desk-controller.njk";

const controllerForm = z.object({
  _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0),
  name: line({ missing: "Enter the name of the organisation", name: "Name of the organisation", most: 200 }),
  address: optionalProse({ name: "Address", most: 500 }),
  contact: line({ missing: "Enter how people reach you about their data", name: "Contact", most: 200 }),
  officer: optionalLine({ name: "Data protection officer", most: 200 }),
  registration: optionalLine({ name: "Registration number", most: 20 }),
});

/** Who answers for the data, as the privacy notice names them. */
export const page = deskPage({
  path: paths.deskController,
  names: nothing,
  load: ({ table }) => readController(table),
  show: (_needs, controller, { request }) =>
    view(template, {
      version: request.form.get("_version")?.[0] ?? controller.version,
      answers: { ...controller, version: undefined },
    }),
  steps: (step) => ({
    save: step({
      form: controllerForm,
      run: (needs, _named, given) => {
        const { _version: version, ...details } = given.form;
        return setController(needs, { details, version }, given);
      },
      done: "Saved. The privacy notice says it from now on.",
    }),
  }),
  refusals: {
    changed:
      "Someone saved this while you were typing. What you wrote is still in the form: look at what is saved now, and save again if yours should hold.",
  },
});
