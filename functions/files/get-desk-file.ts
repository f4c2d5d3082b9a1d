import { addressOfFile, openFiles } from "../../shared/files/bucket.ts";
import { readSettings, settings } from "../../shared/platform/settings.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { lazily } from "../entry-points/needs.ts";
import missingFile from "./file-missing.njk";

const filesBucket = lazily(() =>
  openFiles(readSettings(settings.pick({ FILES_BUCKET: true }), process.env).FILES_BUCKET),
);

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Sends the team to a file that somebody sent, to be saved. The address that it leads to is good for a minute. */
export const getDeskFile: DeskPage = async (_needs, request, visit) => {
  const id = request.parameters["id"] ?? "";
  const address = ID.test(id) ? await addressOfFile(await filesBucket(), id) : undefined;
  return address === undefined ? visit.show(missingFile, {}, 404) : { redirect: address };
};
