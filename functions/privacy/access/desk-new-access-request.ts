import * as z from "zod/mini";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { plainDate } from "../../../shared/pages/typed.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { keysOf } from "../../../shared/platform/keys.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { askForCopy } from "../../../shared/privacy/access/commands.ts";
import { waysToAsk } from "../../../shared/privacy/access/model.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import template from "./desk-new-access-request.njk";

const ways = keysOf(waysToAsk).filter((way) => way !== "my-page");

const recordForm = z.object({
  how: z.enum(["email", "telephone", "letter", "in-person"], { error: "Select how the request came" }),
  receivedOn: plainDate({ missing: "Enter the day on which it came", name: "The day on which it came" }),
  known: z.enum(["yes", "no"], { error: "Select whether you know that it was them" }),
});

/** Records that somebody asked for a copy otherwise than on their page: when, how, and whether we know that it was them. */
export const page = deskPage({
  path: paths.deskNewAccessRequest,
  names: (_needs, { request }) =>
    z.uuid().safeParse(request.query["person"] ?? request.form.get("person")?.[0]).data,
  load: async ({ table }, id) => (await readPeople(table, [id]))[0],
  show: ({ now }, person) =>
    view(template, {
      person,
      personHref: toPath(paths.deskPerson, { person: person.id }),
      today: localDate(now()),
      ways: ways.map((value) => ({ value, text: waysToAsk[value] })),
    }),
  steps: (step) => ({
    record: step({
      form: recordForm,
      run: async (needs, person, given) => {
        const { how, receivedOn, known } = given.form;
        if (receivedOn > localDate(needs.now()))
          return { errors: formError("receivedOn", "The day on which it came must be today or earlier") };
        const asked = { person, how, receivedOn, isKnown: known === "yes" };
        const recorded = await askForCopy(needs, asked, given);
        if ("refusal" in recorded) return recorded;
        return { done: true, leadsTo: toPath(paths.deskAccessRequest, recorded.done) };
      },
    }),
  }),
  refusals: {},
});
