import { paths } from "../../../shared/pages/paths.ts";
import { nothing } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";

/** The former address of the list of calls, which may be printed somewhere: it has moved for good. */
export const page = sitePage({
  path: paths.formerCalls,
  names: nothing,
  load: (_needs, named) => named,
  show: () => ({ redirect: paths.calls, permanent: true }),
});
