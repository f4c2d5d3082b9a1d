import { publicCodeOf } from "../../../shared/catalogue/items/public-code.ts";
import notFound from "../../../shared/pages/not-found.njk";
import { paths } from "../../../shared/pages/paths.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { placeOf, publicFile } from "./files.ts";
import { bySlug, findItem } from "./find-item.ts";

/** An item's `publiccode.yml`, where there is code with a licence. */
export const page = sitePage({
  path: paths.cataloguePublicCode,
  names: bySlug,
  load: findItem,
  show: (needs, { item, catalogue }) => {
    const file = publicCodeOf(item, catalogue.tags, placeOf(needs));
    return file === undefined ? view(notFound, {}, 404) : publicFile(file, "application/yaml");
  },
});
