import * as z from "zod/mini";
import type { Found } from "../../../shared/organisations/directory.ts";
import { mapName } from "../../../shared/organisations/mapping/commands.ts";
import { typedNames } from "../../../shared/organisations/mapping/model.ts";
import { listPeopleToMap } from "../../../shared/organisations/mapping/store.ts";
import { isOrganisationCode } from "../../../shared/organisations/organisation.ts";
import { readDirectoryNow } from "../../../shared/organisations/read.ts";
import { detailsOf } from "../../../shared/organisations/words.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { maybeSentBack, together } from "../../../shared/pages/typed.ts";
import { nameKey } from "../../../shared/people/organisation-name.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import namePage from "./desk-organisation-name.njk";
import { CHANGED, MOST_PEOPLE, nameKeyPattern } from "./name-to-map.ts";

const MOST_SUGGESTIONS = 6;

const WRONG_CODE = "Select an organisation, or enter its code of 3 to 8 letters and digits";

const mapForm = z
  .pipe(
    z.object({
      name: maybeSentBack(),
      code: maybeSentBack(WRONG_CODE),
      choice: maybeSentBack(),
    }),
    z.transform(({ name, code, choice }) => ({ name, code: (code.trim() || choice).toUpperCase() })),
  )
  .check(together({ holds: ({ code }) => isOrganisationCode(code), field: "code", error: WRONG_CODE }));

/** One name that people typed, with the organisations it may mean; not there if nobody of it is to be mapped. */
export const page = deskPage({
  path: paths.deskOrganisationName,
  names: (_needs, { request: { parameters } }) =>
    nameKeyPattern.test(parameters.key) ? parameters.key : undefined,
  load: async (needs, key) => {
    const [people, directory] = await Promise.all([
      listPeopleToMap(needs.table, { key, limit: MOST_PEOPLE }),
      readDirectoryNow(needs),
    ]);
    const [name] = typedNames(people);
    return name && { name, directory };
  },
  show: (_needs, { name, directory }) => {
    const suggested: readonly Found[] = directory.suggest(name.name, MOST_SUGGESTIONS);
    return view(namePage, {
      ...name,
      action: toPath(paths.deskOrganisationName, name),
      addNew: `${paths.deskNewOrganisation}?${new URLSearchParams({ name: name.name })}`,
      choices: suggested.map((one) => ({
        value: one.organisation.code,
        text: one.organisation.name,
        hint: { text: detailsOf(one) },
      })),
    });
  },
  steps: (step) => ({
    map: step({
      form: mapForm,
      run: async (needs, key, given) => {
        if (nameKey(given.form.name) !== key)
          return { errors: formError("code", "Send the form of this page again") };
        const mapped = await mapName(needs, given.form, given);
        return "refusal" in mapped
          ? mapped
          : { done: true, leadsTo: paths.deskOrganisationNames, keep: { key } };
      },
    }),
  }),
  refusals: {
    changed: { field: "code", text: CHANGED },
    "no-such-organisation": {
      field: "code",
      text: "Enter the code of an organisation that we have, or add it first",
      status: 422,
    },
  },
});
