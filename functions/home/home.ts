import { readWords } from "../../shared/home/store.ts";
import { firstHeading, toHtml } from "../../shared/pages/markdown.ts";
import { paths } from "../../shared/pages/paths.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import home from "./home.njk";

/** What the programme is, how it works and how to get in touch, in the team's words. */
export const page = sitePage({
  path: paths.home,
  names: nothing,
  load: ({ table }) => readWords(table),
  show: ({ programme }, { words }) =>
    view(home, { title: firstHeading(words) ?? programme, words: toHtml(words) }),
});
