import { paths } from "../../../shared/pages/paths.ts";
import { byReference } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { readPublicCall } from "../calls/public-call.ts";
import { questionsFile } from "./questions-file.ts";

/** The questions of a call as a PDF, to print. */
export const page = sitePage({
  path: paths.callQuestionsPdf,
  names: byReference("call"),
  load: readPublicCall,
  show: questionsFile("pdf"),
});
