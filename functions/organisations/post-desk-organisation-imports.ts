import * as z from "zod";
import {
  checkImport,
  discardImport,
  importOwnList,
  startImport,
} from "../../shared/organisations/import-commands.ts";
import { importForm } from "../../shared/organisations/input.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field, fields } from "../entry-points/request.ts";
import { showImport, showImports } from "./get-desk-organisation-imports.ts";

const MOST_BYTES = 3_000_000;

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What is no UTF-8 is most likely a spreadsheet's export from Windows.
    return new TextDecoder("windows-1252").decode(bytes);
  }
};

const leadTo = (id: string) => ({ redirect: toPath(paths.deskOrganisationImport, { id }) });

/** Checks a file or pasted lines, or loads the list that the product comes with. */
export const postDeskOrganisationImports: DeskPage = async (needs, request, visit) => {
  const { occasion, formId } = visit;
  const step = field(request.form, "_step");
  if (step === "own-list")
    return leadTo(await importOwnList(needs, { occasion, once: requestName(formId, { step }) }));
  const { text: pasted = "", ...answers } = fields(request.form);
  const form = importForm.safeParse({ ...answers, text: pasted });
  if (!form.success)
    return showImports(needs, visit, {
      errors: formErrors(form.error),
      answers: { ...answers, text: pasted },
    });
  const file = request.files.find((one) => one.field === "file" && one.bytes.length > 0);
  const complain = (problem: string) =>
    showImports(needs, visit, { errors: formError("file", problem), answers: { ...answers, text: pasted } });
  if (file === undefined && pasted.trim() === "") return complain("Select a file, or paste its lines");
  if (file !== undefined && (file.cut || file.bytes.length > MOST_BYTES))
    return complain("The file must be smaller than 3 MB. Import it in parts.");
  const text = file === undefined ? pasted : textOf(file.bytes);
  const { segment } = form.data;
  const once = requestName(formId, { segment, text });
  return leadTo(await checkImport(needs, { text, segment }, { occasion, once }));
};

const refusals = {
  "not-checked": "This import was started or discarded already.",
  empty: "There is nothing in the file that can be imported.",
  "no-step": "Say what to do: press one of the buttons.",
} as const;

/** Starts an import that was looked at, or discards it. */
export const postDeskOrganisationImport: DeskPage = async (needs, request, visit) => {
  const id = request.parameters["id"] ?? "";
  if (!z.uuid().safeParse(id).success) return visit.show(notFound, {}, 404);
  const step = field(request.form, "_step");
  const given = { occasion: visit.occasion, once: requestName(visit.formId, { id, step }) };
  const changed =
    step === "start"
      ? await startImport(needs, id, given)
      : step === "discard"
        ? await discardImport(needs, id, given)
        : ({ refusal: "no-step" } as const);
  if ("done" in changed)
    return step === "start" ? leadTo(id) : { redirect: `${paths.deskOrganisations}?done=discarded` };
  if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
  const errors = formError("maincontent", refusals[changed.refusal]);
  return showImport(needs, visit, id, { errors, status: changed.refusal === "not-checked" ? 409 : 422 });
};
