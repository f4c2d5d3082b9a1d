import { organisationImport } from "../../shared/organisations/import-kind.ts";
import { importHandler } from "../file-import/reaction.ts";

/** Checks, imports and undoes lists of organisations, part by part. After a crash it goes on with the part that it stopped at. */
export const handler = importHandler("organisations/on-file-import-step", organisationImport);
