import type { CatalogueItem } from "../../shared/catalogue/item.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { RequestForm } from "../../shared/re-uses/input.ts";
import { askingStages } from "../../shared/re-uses/stages.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { Visit } from "../entry-points/page.ts";
import formPage from "./re-use.njk";

const howFarWords: Readonly<Record<RequestForm["howFar"], string>> = {
  interested: "We have read about it",
  assessing: "We are finding out whether it fits",
  adapting: "We are adapting it",
  piloting: "We are piloting it",
  live: "We work with it already",
};

const howFarItems = askingStages.map((value) => ({ value, text: howFarWords[value] }));

/** What every page of the form shows of the item. */
export const itemView = ({ title, summary, slug }: CatalogueItem) => ({
  itemTitle: title,
  summary,
  itemHref: toPath(paths.catalogueItem, { slug }),
  own: toPath(paths.reUse, { slug }),
});

/** The form with which somebody says that they want to use an item. */
export const showRequest = (
  visit: Visit,
  item: CatalogueItem,
  more: {
    readonly answers: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly [name: string]: unknown;
  },
  status = more.errors === undefined ? 200 : 422,
): PageAnswer => visit.show(formPage, { ...itemView(item), howFar: howFarItems, ...more }, status);

/** The answers with their labels, to be checked. */
export const answerRows = (form: RequestForm) => [
  { label: "What you want to use it for", value: form.whatFor },
  { label: "How far you are", value: howFarWords[form.howFar] },
  { label: "Name", value: form.name },
  { label: "Email address", value: form.email },
  { label: "Organisation", value: form.organisation },
  { label: "Named on this site once it is live", value: form.mayBeNamed ? "Yes" : "No" },
];

/** The answers of a form that was read, as the page's hidden fields hold them. */
export const hiddenAnswers = ({ mayBeNamed, ...form }: RequestForm): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ),
  ...(mayBeNamed ? { mayBeNamed: "yes" } : {}),
});
