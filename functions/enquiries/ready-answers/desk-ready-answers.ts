import * as z from "zod/mini";
import { enquiryKinds } from "../../../shared/enquiries/kinds.ts";
import {
  dropReadyAnswer,
  loadProductSet,
  saveReadyAnswer,
} from "../../../shared/enquiries/ready-answers/commands.ts";
import {
  placeholders,
  type ReadyAnswer,
  readyAnswerForm,
} from "../../../shared/enquiries/ready-answers/model.ts";
import { listReadyAnswers } from "../../../shared/enquiries/ready-answers/store.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { sentBack } from "../../../shared/pages/typed.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { kindItems } from "../form/enquiry-form.ts";
import readyAnswersPage from "./desk-ready-answers.njk";

const viewOf = (answer: ReadyAnswer) => ({
  ...answer,
  fits: answer.kinds.length === 0 ? ["Every kind"] : answer.kinds.map((kind) => enquiryKinds[kind]),
  href: `${paths.deskReadyAnswers}?edit=${encodeURIComponent(answer.id)}#edit`,
});

/** Which ready answer is changed, and the version that was seen; neither of a new one. */
const beforeForm = z.object({
  id: sentBack().check(z.minLength(1)),
  _version: z.coerce.number().check(z.int(), z.positive()),
});

/** The ready answers, and the form to write one (`?edit=` changes one). */
export const page = deskPage({
  path: paths.deskReadyAnswers,
  names: nothing,
  load: async ({ table }) => ({ all: await listReadyAnswers(table) }),
  show: (_needs, { all }, { request: { method, query, form } }) => {
    const edited = all.find(({ id }) => id === (method === "POST" ? field(form, "id") : query["edit"]));
    return view(readyAnswersPage, {
      list: all.map(viewOf),
      kinds: kindItems,
      placeholders: Object.entries(placeholders).map(([name, meaning]) => ({ name: `{${name}}`, meaning })),
      answers: edited ?? {},
      ticked: method === "POST" ? (form.get("kinds") ?? []) : (edited?.kinds ?? []),
      edited,
    });
  },
  steps: (step) => ({
    save: step({
      run: async (needs, _named, given) => {
        const kinds = given.request.form.get("kinds") ?? [];
        const form = readyAnswerForm.safeParse({ ...given.form, kinds });
        if (!form.success) return { errors: formErrors(form.error) };
        const seen = beforeForm.safeParse(given.form);
        const before = seen.success ? { id: seen.data.id, version: seen.data._version } : undefined;
        return saveReadyAnswer(needs, { form: form.data, before }, given);
      },
      done: "Saved.",
    }),
    remove: step({
      run: (needs, _named, given) => dropReadyAnswer(needs, given.form["id"] ?? "", given),
      done: "Removed.",
    }),
    load: step({
      run: (needs, _named, given) => loadProductSet(needs, given),
      done: "The set that comes with the product is loaded.",
    }),
  }),
  refusals: {
    changed:
      "Someone changed this ready answer meanwhile. What you wrote is still here: look at theirs first.",
  },
});
