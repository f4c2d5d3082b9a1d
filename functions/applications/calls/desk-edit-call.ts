import { changeCall } from "../../../shared/applications/calls/commands.ts";
import { readCallForm } from "../../../shared/applications/calls/input.ts";
import { readCall } from "../../../shared/applications/store.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { type Form, field } from "../../entry-points/request.ts";
import { answersOf, callFormView, sentAnswers } from "./call-form.ts";
import { datesRefusals } from "./call-refusals.ts";
import callForm from "./desk-call-form.njk";

/** The version of the call that the person saw, also when the form comes back: what others changed meanwhile is not overwritten. */
const versionIn = (form: Form): number => Math.trunc(Number(field(form, "_version"))) || 0;

/** Changes a call, unless somebody else did so since the form was opened. */
export const page = deskPage({
  path: paths.deskEditCall,
  names: byReference("call"),
  load: ({ table }, reference) => readCall(table, reference),
  show: (_needs, call, { request }) => {
    const isSent = request.method === "POST";
    return view(callForm, {
      ...callFormView(isSent ? sentAnswers(request.form) : answersOf(call)),
      heading: "Change the call",
      action: "Save changes",
      version: isSent ? versionIn(request.form) : call.version,
      locked: call.firstScoreAt !== undefined,
      back: { href: toPath(paths.deskCall, { reference: call.reference }), text: call.title },
    });
  },
  steps: (step) => ({
    changed: step({
      run: async (needs, reference, given) => {
        const form = readCallForm(sentAnswers(given.request.form));
        if (!form.success) return { errors: formErrors(form.error) };
        const change = { reference, version: versionIn(given.request.form), details: form.data };
        const changed = await changeCall(needs, change, given);
        return "refusal" in changed
          ? changed
          : { ...changed, leadsTo: toPath(paths.deskCall, { reference }), keep: {} };
      },
    }),
  }),
  refusals: {
    ...datesRefusals,
    "changed-meanwhile":
      "Someone else changed this call while you were editing it. Open it again to see what it says now.",
    "criteria-in-use": "Someone has scored by the criteria in the meantime, so they stay as they are.",
  },
});
