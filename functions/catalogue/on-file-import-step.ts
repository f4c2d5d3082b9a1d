import { catalogueImport } from "../../shared/catalogue/files/import-kind.ts";
import { importHandler } from "../file-import/reaction.ts";

/** Checks, imports and undoes pages of the catalogue, part by part. After a crash it goes on with the part that it stopped at. */
export const handler = importHandler("catalogue/on-file-import-step", catalogueImport);
