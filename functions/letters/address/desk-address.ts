import * as z from "zod/mini";
import { resumeLetters } from "../../../shared/letters/address-commands.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { lettersTo } from "../letters-to.ts";
import addressPage from "./desk-address.njk";

const idSchema = z.lazy(() => z.uuid());

/** The address of somebody: whether letters to it arrive, the latest of them, and the way to have them go out again. */
export const page = deskPage({
  path: paths.deskAddress,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: async ({ table }, id) => {
    const [[person], letters] = await Promise.all([readPeople(table, [id]), lettersTo(table, id)]);
    return person === undefined ? undefined : { person, letters };
  },
  show: (_needs, { person, letters }) => view(addressPage, { person, letters }),
  steps: (step) => ({
    resume: step({
      run: (needs, person, given) =>
        resumeLetters(needs, { person, after: "bounced", because: "administrator" }, given),
      done: "Letters go to this address again from now on. Those that were not sent are below: open one to send it again.",
    }),
    news: step({
      run: (needs, person, given) =>
        resumeLetters(needs, { person, after: "complained", because: "administrator" }, given),
      done: "They get news again from now on.",
    }),
  }),
  refusals: {},
});
