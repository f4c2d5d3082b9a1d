import * as z from "zod/mini";
import { openFile, openFiles } from "../../shared/files/bucket.ts";
import { paths } from "../../shared/pages/paths.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { lazily } from "../entry-points/needs.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { showOpened } from "./show-opened.ts";

const filesBucket = lazily(() => openFiles(readSettings(["FILES_BUCKET"], process.env).FILES_BUCKET));

/** Sends the team to a file that somebody sent, to be saved, once it was found clean. The address that it leads to is good for a minute. */
export const page = deskPage({
  path: paths.deskFile,
  names: (_needs, { request }) => ({ id: z.uuid().safeParse(request.parameters.id).data }),
  load: async (_needs, { id }) =>
    id === undefined ? ({ not: "missing" } as const) : openFile(await filesBucket(), id),
  show: (_needs, opened) => showOpened(opened),
});
