import { memberImport } from "../../shared/members/import/kind.ts";
import { importHandler } from "../file-import/reaction.ts";

/** Checks, imports and undoes lists of members, part by part. After a crash it goes on with the part that it stopped at. */
export const handler = importHandler("members/on-file-import-step", memberImport);
