import * as z from "zod";
import {
  discardImport,
  type ImportChanged,
  startImport,
  takeBackImport,
} from "../../shared/catalogue/files/import-commands.ts";
import { importOrderForm } from "../../shared/catalogue/files/input.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { showImport } from "./get-desk-catalogue-import.ts";

const refusals = {
  "not-now": "This import is at another step by now. Look at how it stands below.",
  empty: "There is no page among these that can be imported.",
  "no-step": "Say what to do: press one of the buttons.",
} as const;

type Answer = ImportChanged | { readonly refusal: "no-step" };

const change = (
  needs: PageNeeds,
  visit: DeskVisit,
  id: string,
  answers: Readonly<Record<string, string>>,
  order: z.output<typeof importOrderForm> | undefined,
): Promise<Answer> => {
  const given = { occasion: visit.occasion, once: requestName(visit.formId, { id, ...answers }) };
  if (answers["_step"] === "start" && order !== undefined) return startImport(needs, id, order, given);
  if (answers["_step"] === "discard") return discardImport(needs, id, given);
  if (answers["_step"] === "take-back") return takeBackImport(needs, id, given);
  return Promise.resolve({ refusal: "no-step" });
};

/** Starts an import that was looked at, discards it, or takes one back. */
export const postDeskCatalogueImport: DeskPage = async (needs, request, visit) => {
  const id = request.parameters["id"] ?? "";
  if (!z.uuid().safeParse(id).success) return visit.show(notFound, {}, 404);
  const step = field(request.form, "_step");
  const answers = fields(request.form);
  const form = importOrderForm.safeParse(answers);
  if (step === "start" && !form.success)
    return showImport(needs, request, visit, id, { errors: formErrors(form.error), status: 422 });
  const changed = await change(needs, visit, id, { ...answers, _step: step }, form.data);
  if ("done" in changed)
    return {
      redirect: step === "discard" ? paths.deskCatalogueImports : toPath(paths.deskCatalogueImport, { id }),
    };
  if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
  const errors = formError("maincontent", refusals[changed.refusal]);
  return showImport(needs, request, visit, id, { errors, status: changed.refusal === "not-now" ? 409 : 422 });
};
