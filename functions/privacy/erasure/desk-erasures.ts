import { paths } from "../../../shared/pages/paths.ts";
import { listErasures } from "../../../shared/privacy/erasure/store.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import template from "./desk-erasures.njk";
import { erasureView } from "./erasure-view.ts";

/** Who asked to be erased, while that is under way, and the certificates of those who were. */
export const page = deskPage({
  path: paths.deskErasures,
  names: nothing,
  load: async ({ table }) => ({ erasures: await listErasures(table) }),
  show: (_needs, { erasures }) => view(template, { erasures: erasures.map(erasureView) }),
});
