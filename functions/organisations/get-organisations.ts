import { searchOrganisations } from "../../shared/organisations/read.ts";
import { detailsOf } from "../../shared/organisations/words.ts";
import type { Page } from "../entry-points/page.ts";

const MOST = 8;

/** Organisations that `?q=` may mean, for the field of the public forms. Facts of a public list only; less than two characters find nothing. */
export const getOrganisations: Page = async (needs, request) => {
  const typed = (request.query["q"] ?? "").trim();
  const found = typed.length < 2 ? [] : await searchOrganisations(needs, typed, MOST);
  const suggestions = found.map((one) => ({
    code: one.organisation.code,
    name: one.organisation.name,
    details: detailsOf(one),
  }));
  return { file: JSON.stringify(suggestions), type: "application/json" };
};
