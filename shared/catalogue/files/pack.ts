import { strToU8, zipSync } from "fflate";
import type { ExportedFile } from "./export.ts";

/** The earliest moment that a zip archive can name. */
const NO_TIME = new Date(1980, 0, 1);

/** Files in a zip archive, in one folder. The same files give the same archive. */
export const pack = (folder: string, files: readonly ExportedFile[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, text }) => [`${folder}/${name}`, strToU8(text)])), {
    mtime: NO_TIME,
  });
