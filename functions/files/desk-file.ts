import * as z from "zod/mini";
import { addressOfFile, openFiles } from "../../shared/files/bucket.ts";
import { paths } from "../../shared/pages/paths.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { lazily } from "../entry-points/needs.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import missingFile from "./file-missing.njk";

const filesBucket = lazily(() => openFiles(readSettings(["FILES_BUCKET"], process.env).FILES_BUCKET));

/** Sends the team to a file that somebody sent, to be saved. The address that it leads to is good for a minute. */
export const page = deskPage({
  path: paths.deskFile,
  names: (_needs, { request }) => ({ id: z.uuid().safeParse(request.parameters.id).data }),
  load: async (_needs, { id }) => ({
    address: id === undefined ? undefined : await addressOfFile(await filesBucket(), id),
  }),
  show: (_needs, { address }) => (address === undefined ? view(missingFile, {}, 404) : { redirect: address }),
});
