import { searchOrganisations } from "../../shared/organisations/read.ts";
import { detailsOf } from "../../shared/organisations/words.ts";
import { paths } from "../../shared/pages/paths.ts";
import { pageWithoutForm } from "../entry-points/page-file.ts";

const MOST = 8;

/** Organisations that `?q=` may mean, for the field of the public forms. Facts of a public list only; less than two characters find nothing. */
export const page = pageWithoutForm(paths.organisations, async (needs, request) => {
  const typed = (request.query["q"] ?? "").trim();
  const found = typed.length < 2 ? [] : await searchOrganisations(needs, typed, MOST);
  const suggestions = found.map((one) => ({
    code: one.organisation.code,
    name: one.organisation.name,
    details: detailsOf(one),
  }));
  return { file: JSON.stringify(suggestions), type: "application/json" };
});
