import * as z from "zod/mini";
import { addressOfArchive, dropArchive, openArchives } from "../../shared/exports/bucket.ts";
import { deleteExport, downloadExport } from "../../shared/exports/commands.ts";
import { KEPT_DAYS } from "../../shared/exports/export.ts";
import { readExport } from "../../shared/exports/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { mayActAs } from "../../shared/sign-in/role.ts";
import { formInProgress, leadOn } from "../entry-points/form-pages.ts";
import { lazily } from "../entry-points/needs.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import exportPage from "./desk-export.njk";
import { exportView } from "./export-view.ts";

const archives = lazily(() => openArchives(readSettings(["EXPORTS_BUCKET"], process.env).EXPORTS_BUCKET));

/** One export: how far it is while it is made, and the way to its archive afterwards, or to delete that (after asking). */
export const page = deskPage({
  path: paths.deskExport,
  names: (_needs, { request }) => z.uuid().safeParse(request.parameters.id).data,
  load: ({ table }, id) => readExport(table, id),
  show: async (needs, one, { visit }) => {
    // The address of the archive is given to whoever has just had it recorded that they take it, for the next minutes.
    const asked = mayActAs(visit.session.role, "admin") && (await formInProgress(needs, visit)) !== undefined;
    const download = asked ? await addressOfArchive(await archives(), one.id, one.requestedAt) : undefined;
    return view(exportPage, { one: exportView(one, needs.now()), keptDays: KEPT_DAYS, download });
  },
  asks: {
    delete: ({ now }, one) =>
      view(exportPage, { one: exportView(one, now()), keptDays: KEPT_DAYS, deleting: true }),
  },
  steps: (step) => ({
    download: step({
      run: async (needs, id, given) => {
        const taken = await downloadExport(needs, id, given);
        if ("refusal" in taken) return taken;
        return { goOn: await leadOn(needs, given, { path: toPath(paths.deskExport, { id }) }) };
      },
    }),
    delete: step({
      run: async (needs, id, given) => {
        const drop = async (archive: string) => dropArchive(await archives(), archive);
        const deleted = await deleteExport({ ...needs, drop }, id, given);
        return "refusal" in deleted ? deleted : { ...deleted, leadsTo: toPath(paths.deskExport, { id }) };
      },
    }),
  }),
  refusals: {
    "not-there": "There is no archive: it is not ready yet, or was deleted. This is how it stands now.",
    busy: "The archive is being made. Wait until it is ready, then delete it.",
  },
});
