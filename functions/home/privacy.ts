import { paths } from "../../shared/pages/paths.ts";
import { controllerDetails } from "../../shared/privacy/controller/read.ts";
import { recordOfProcessing } from "../../shared/privacy/record-of-processing.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import statement from "./privacy.njk";

/** The privacy notice: what the programme keeps about people, why, on which basis, and how long, made from the catalogue of what it keeps. */
export const page = sitePage({
  path: paths.privacy,
  names: nothing,
  load: async ({ table }) => ({ controller: await controllerDetails(table) }),
  show: (_needs, { controller }) => view(statement, { controller, processings: recordOfProcessing() }),
});
