import * as z from "zod/mini";
import { unmapName } from "../../../shared/organisations/mapping/commands.ts";
import { typedNames } from "../../../shared/organisations/mapping/model.ts";
import { listMappedNames, listPeopleToMap } from "../../../shared/organisations/mapping/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { sentBack } from "../../../shared/pages/typed.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import namesPage from "./desk-organisation-names.njk";
import { CHANGED, MOST_PEOPLE, nameKeyPattern } from "./name-to-map.ts";

const unmapForm = z.object({
  key: sentBack("Say which name to take back").check(z.regex(nameKeyPattern, "Say which name to take back")),
});

/** The names that people typed and that are no organisation of ours, those of most people first, and those that were mapped last. */
export const page = deskPage({
  path: paths.deskOrganisationNames,
  names: nothing,
  load: async ({ table }) => {
    const [people, mapped] = await Promise.all([
      listPeopleToMap(table, { limit: MOST_PEOPLE }),
      listMappedNames(table),
    ]);
    return { people, mapped };
  },
  show: (_needs, { people, mapped }) =>
    view(namesPage, {
      names: typedNames(people).map((one) => ({
        ...one,
        href: toPath(paths.deskOrganisationName, { key: one.key }),
      })),
      thereIsMore: people.length === MOST_PEOPLE,
      mapped: mapped.map((one) => ({ ...one, href: toPath(paths.deskOrganisation, { code: one.code }) })),
    }),
  steps: (step) => ({
    unmap: step({
      form: unmapForm,
      run: (needs, _named, given) => unmapName(needs, given.form.key, given),
      done: "The mapping is taken back. Those who typed the name are listed here again in a moment.",
    }),
  }),
  undo: {
    map: ({ key = "" }) => (nameKeyPattern.test(key) ? { step: "unmap", fields: { key } } : undefined),
  },
  refusals: { changed: CHANGED },
  arrivals: {
    map: "The name is mapped. Existing records will be linked shortly; new ones are linked immediately.",
  },
});
