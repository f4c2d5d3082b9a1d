import type { CatalogueItem } from "../../../shared/catalogue/items/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { RequestForm } from "../../../shared/re-uses/input.ts";
import { askingStages } from "../../../shared/re-uses/stages.ts";

const howFarWords: Readonly<Record<RequestForm["howFar"], string>> = {
  interested: "We have read about it",
  assessing: "We are finding out whether it fits",
  adapting: "We are adapting it",
  piloting: "We are piloting it",
  live: "We work with it already",
};

/** The stages that somebody can say they are at, for the form. */
export const howFarItems = askingStages.map((value) => ({ value, text: howFarWords[value] }));

/** What every page of the form shows of the item. */
export const itemView = ({ title, summary, slug }: CatalogueItem) => ({
  itemTitle: title,
  summary,
  itemHref: toPath(paths.catalogueItem, { slug }),
  own: toPath(paths.reUse, { slug }),
});

/** The answers with their labels, to be checked. */
export const answerRows = (form: RequestForm) => [
  { label: "What you want to use it for", value: form.whatFor, field: "whatFor" },
  { label: "How far you are", value: howFarWords[form.howFar], field: "howFar" },
  { label: "Name", value: form.name, field: "name" },
  { label: "Email address", value: form.email, field: "email" },
  { label: "Organisation", value: form.organisation, field: "organisation" },
  { label: "Named on this site once it is live", value: form.mayBeNamed ? "Yes" : "No", field: "mayBeNamed" },
];

/** The answers of a form that was read, as the page's hidden fields hold them. */
export const hiddenAnswers = ({ mayBeNamed, ...form }: RequestForm): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ),
  ...(mayBeNamed ? { mayBeNamed: "yes" } : {}),
});
