import { jsonOf } from "../../../shared/catalogue/public/formats.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { jsonFile, placeOf } from "./files.ts";
import { bySlug, findItem } from "./find-item.ts";

/** One item as JSON. */
export const page = sitePage({
  path: paths.catalogueItemJson,
  names: bySlug,
  load: findItem,
  show: (needs, { item, catalogue }) => jsonFile(jsonOf(item, catalogue.tags, placeOf(needs))),
});
