import { makeCall } from "../../../shared/applications/calls/commands.ts";
import { readCallForm } from "../../../shared/applications/calls/input.ts";
import { readCall } from "../../../shared/applications/store.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { callFormView, copyOf, firstAnswers, sentAnswers } from "./call-form.ts";
import { datesRefusals } from "./call-refusals.ts";
import callForm from "./desk-call-form.njk";

/** Drafts a call; with `?from=` the form holds what an earlier call said. */
export const page = deskPage({
  path: paths.deskNewCall,
  names: nothing,
  load: async ({ table }, _named, { request }) => {
    if (request.method === "POST") return sentAnswers(request.form);
    const from = parseReference("call", request.query["from"] ?? "");
    const earlier = from === null ? undefined : await readCall(table, from);
    return earlier === undefined ? firstAnswers : copyOf(earlier);
  },
  show: (_needs, answers) =>
    view(callForm, {
      ...callFormView(answers),
      heading: "New call",
      action: "Save as a draft",
      back: { href: paths.deskCalls, text: "All calls" },
    }),
  steps: (step) => ({
    drafted: step({
      run: async (needs, _named, given) => {
        const form = readCallForm(sentAnswers(given.request.form));
        if (!form.success) return { errors: formErrors(form.error) };
        const made = await makeCall(needs, form.data, given);
        return "refusal" in made ? made : { ...made, leadsTo: toPath(paths.deskCall, made.done), keep: {} };
      },
    }),
  }),
  refusals: datesRefusals,
});
