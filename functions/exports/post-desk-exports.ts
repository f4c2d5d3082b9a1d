import * as z from "zod";
import { addressOfArchive, dropArchive, openArchives } from "../../shared/exports/bucket.ts";
import { deleteExport, downloadExport, requestExport } from "../../shared/exports/commands.ts";
import { exportKinds, leftOut } from "../../shared/exports/kinds.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readSettings, settings } from "../../shared/platform/settings.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { lazily } from "../entry-points/needs.ts";
import { field } from "../entry-points/request.ts";
import confirmPage from "./desk-export-confirm.njk";
import { showExport, showExports } from "./get-desk-exports.ts";

const archives = lazily(() =>
  openArchives(readSettings(settings.pick({ EXPORTS_BUCKET: true }), process.env).EXPORTS_BUCKET),
);

/** Says what an export holds before one is made, and then asks for it. */
export const postDeskExports: DeskPage = async (needs, request, visit) => {
  const step = field(request.form, "_step");
  if (step === "ask") return visit.show(confirmPage, { kinds: exportKinds, leftOut });
  if (step !== "make")
    return showExports(needs, visit, {
      errors: formError("maincontent", "Say what to do: press one of the buttons."),
      status: 422,
    });
  const once = requestName(visit.formId, { step });
  const id = await requestExport(needs, { occasion: visit.occasion, once });
  return { redirect: toPath(paths.deskExport, { id }) };
};

const refusals = {
  "not-there": "There is no archive: it is not ready yet, or was deleted. This is how it stands now.",
  busy: "The archive is being made. Wait until it is ready, then delete it.",
  changed: "Somebody changed this export at the same moment. This is how it stands now.",
  "no-step": "Say what to do: press one of the buttons.",
} as const;

/** Gives the way to an archive, or deletes it after asking. */
export const postDeskExport: DeskPage = async (needs, request, visit) => {
  const id = request.parameters["id"] ?? "";
  if (!z.uuid().safeParse(id).success) return visit.show(notFound, {}, 404);
  const step = field(request.form, "_step");
  if (step === "ask-delete") return showExport(needs, visit, id, { deleting: true });
  const given = { occasion: visit.occasion, once: requestName(visit.formId, { id, step }) };
  const drop = async (archive: string) => dropArchive(await archives(), archive);
  const changed =
    step === "download"
      ? await downloadExport(needs, id, given)
      : step === "delete"
        ? await deleteExport({ ...needs, drop }, id, given)
        : ({ refusal: "no-step" } as const);
  if ("refusal" in changed) {
    if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
    const errors = formError("maincontent", refusals[changed.refusal]);
    return showExport(needs, visit, id, { errors, status: changed.refusal === "no-step" ? 422 : 409 });
  }
  if (step === "delete") return { redirect: toPath(paths.deskExport, { id }) };
  const download = await addressOfArchive(await archives(), id, changed.done.requestedAt);
  return showExport(needs, visit, id, { download });
};
