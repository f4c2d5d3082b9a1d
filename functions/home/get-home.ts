import { readWords } from "../../shared/home/store.ts";
import { firstHeading, toHtml } from "../../shared/pages/markdown.ts";
import type { Page } from "../entry-points/page.ts";
import homePage from "./home.njk";

/** What the programme is, how it works and how to get in touch, in the team's words. */
export const getHome: Page = async (needs, _request, visit) => {
  const { words } = await readWords(needs.table);
  return visit.show(homePage, { title: firstHeading(words) ?? needs.programme, words: toHtml(words) });
};
