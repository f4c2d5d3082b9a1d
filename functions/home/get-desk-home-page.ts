import { readVersions } from "../../shared/home/store.ts";
import { toHtml } from "../../shared/pages/markdown.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import wordsPage from "./desk-home-page.njk";

/** The words of the home page in a form, with earlier versions to go back to. `?version=` puts an earlier one into the form. */
export const getDeskHomePage: DeskPage = async (needs, request, visit) => {
  const versions = await readVersions(needs.table);
  const wanted = Number(request.query["version"]);
  const shown = versions.find(({ version }) => version === wanted) ?? versions[0];
  const words = shown?.words ?? "";
  return visit.show(wordsPage, {
    words,
    preview: toHtml(words),
    versions,
    current: versions[0],
    restoring: shown === versions[0] ? undefined : shown,
    done: request.query["done"] === "saved" ? "The home page has its new words." : undefined,
  });
};
