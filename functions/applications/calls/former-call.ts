import { paths, toPath } from "../../../shared/pages/paths.ts";
import { byReference } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";

/** The former address of a call: it has moved for good. */
export const page = sitePage({
  path: paths.formerCall,
  names: byReference("call"),
  load: (_needs, reference) => reference,
  show: (_needs, reference) => ({ redirect: toPath(paths.call, { reference }), permanent: true }),
});
