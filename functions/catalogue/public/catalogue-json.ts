import { jsonOf } from "../../../shared/catalogue/public/formats.ts";
import { readCatalogue } from "../../../shared/catalogue/search/in-memory.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { nothing } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { jsonFile, placeOf } from "./files.ts";

/** The whole catalogue as JSON. */
export const page = sitePage({
  path: paths.catalogueJson,
  names: nothing,
  load: (needs) => readCatalogue(needs),
  show: (needs, { items, tags }) =>
    jsonFile({ items: items.map((item) => jsonOf(item, tags, placeOf(needs))) }),
});
