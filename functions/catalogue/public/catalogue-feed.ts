import { feedOf } from "../../../shared/catalogue/public/formats.ts";
import { readCatalogue } from "../../../shared/catalogue/search/in-memory.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { nothing } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { placeOf, publicFile } from "./files.ts";

/** The items published last, as an Atom feed. */
export const page = sitePage({
  path: paths.catalogueFeed,
  names: nothing,
  load: (needs) => readCatalogue(needs),
  show: (needs, catalogue) => publicFile(feedOf(catalogue, placeOf(needs)), "application/atom+xml"),
});
