import { MOST_ROWS } from "../../../shared/catalogue/items/input-rows.ts";
import { licences } from "../../../shared/catalogue/items/licences.ts";
import {
  type CatalogueItem,
  type ItemContent,
  itemKindNames,
  itemKinds,
  outputKindNames,
  outputKinds,
} from "../../../shared/catalogue/items/model.ts";
import { knownOrigins } from "../../../shared/catalogue/items/origins.ts";
import { standingFacets } from "../../../shared/catalogue/items/standing-facets.ts";
import { readTagSet } from "../../../shared/catalogue/read.ts";
import { facetNames, facets } from "../../../shared/catalogue/tags/model.ts";
import type { TagSet } from "../../../shared/catalogue/tags/tag-set.ts";
import { itemHtml } from "../../../shared/catalogue/text/item-html.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { formInProgress } from "../../entry-points/form-pages.ts";
import type { PageNeeds, Visit } from "../../entry-points/page.ts";
import { type View, view } from "../../entry-points/page-definition.ts";
import { type Form, field, fields, type PageRequest } from "../../entry-points/request.ts";
import itemFormPage from "./desk-catalogue-item-form.njk";

/** The form's answers: single fields by name, and the tags that are ticked. */
export interface ItemAnswers {
  readonly fields: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
}

const BLANK_ROWS = 2;

const numbered = (prefix: string, nth: number, row: Readonly<Record<string, string | undefined>>) =>
  Object.entries(row).map(([name, value]): [string, string] => [`${prefix}-${name}-${nth}`, value ?? ""]);

const outputAnswers = ({ kind, label, where }: ItemContent["outputs"][number], index: number) =>
  numbered("output", index + 1, {
    kind,
    label,
    where: where.is,
    address: where.is === "link" ? where.url : where.is === "on-request" ? where.email : "",
    text: where.text,
  });

/** An item as the form's answers. */
export const answersOf = (item: CatalogueItem): ItemAnswers => ({
  fields: {
    kind: item.kind,
    title: item.title,
    summary: item.summary,
    body: item.body,
    origin: item.origin ?? "",
    licence: item.licence ?? "",
    project: item.project ?? "",
    ...Object.fromEntries([
      ...item.organisations.flatMap((row, index) => numbered("known", index + 1, row)),
      ...item.outputs.flatMap(outputAnswers),
      ...item.contacts.flatMap((row, index) => numbered("contact", index + 1, row)),
      ...item.standing.flatMap((row, index) => numbered("standing", index + 1, row)),
    ]),
  },
  tags: item.tags,
});

/** The answers with which the form for a new item begins. */
export const firstAnswers: ItemAnswers = { fields: { kind: "project" }, tags: [] };

/** How many rows of a kind are shown: those that have an answer, and two more while there is room. */
const rowsOf = (fields: ItemAnswers["fields"], names: readonly string[], most: number) => {
  let last = 0;
  for (let nth = 1; nth <= most; nth += 1)
    if (names.some((name) => (fields[`${name}-${nth}`] ?? "") !== "")) last = nth;
  return Array.from({ length: Math.min(most, last + BLANK_ROWS) }, (_, index) => index + 1);
};

const facetsOf = (set: TagSet, ticked: readonly string[]) => {
  const inSomeFacet = facetNames.map((facet) => ({
    name: facet,
    text: facets[facet],
    // A retired tag can be kept by an item that has it, and not be given to another.
    items: [
      ...set.inFacet(facet),
      ...set.tags.filter(
        ({ value, retired, facets: own }) =>
          retired !== undefined && own.includes(facet) && ticked.includes(value),
      ),
    ].map(({ value, label, retired }) => ({
      value,
      text: retired === undefined ? label : `${label} (retired)`,
      checked: ticked.includes(value),
    })),
  }));
  const others = ticked.filter((value) => set.get(value) === undefined);
  const other = {
    name: "other",
    text: "Other",
    items: others.map((value) => ({ value, text: value, checked: true })),
  };
  return others.length === 0 ? inSomeFacet : [...inSomeFacet, other];
};

const standingChoices = (set: TagSet) => [
  { value: "", text: "Select" },
  ...standingFacets.flatMap((facet) =>
    set.inFacet(facet).map(({ value, label }) => ({ value, text: label })),
  ),
];

const MOST_ORGANISATIONS = 10;

/** How many organisations are in the form's numbered fields (`known-name-1`, `known-code-1`). */
export const knownOrganisations = (
  fields: ItemAnswers["fields"],
): readonly { readonly nth: number; readonly name: string; readonly code: string }[] =>
  Array.from({ length: MOST_ORGANISATIONS }, (_, index) => ({
    nth: index + 1,
    name: (fields[`known-name-${index + 1}`] ?? "").trim().slice(0, 200),
    code: fields[`known-code-${index + 1}`] ?? "",
  })).filter(({ name }) => name !== "");

/** The answers of the form as they were sent. */
export const sentAnswers = (form: Form): ItemAnswers => ({
  fields: fields(form),
  tags: form.get("tags") ?? [],
});

/** What the form begins with: for a new item, or for a change of one. */
interface Beginning {
  readonly item?: CatalogueItem;
  readonly answers: ItemAnswers;
}

/** The answers of a form that was sent or is in progress, if there is one, and its own hidden fields. */
const sentSoFar = async (
  needs: PageNeeds,
  { request, visit }: { readonly request: PageRequest; readonly visit: Visit },
): Promise<{ readonly form: Form; readonly fields: object } | undefined> =>
  request.method === "POST" ? { form: request.form, fields: {} } : formInProgress(needs, visit);

const wordsOf = ({ item }: Beginning) =>
  item === undefined
    ? {
        heading: "New item",
        action: paths.deskNewCatalogueItem,
        save: "created",
        back: { href: paths.deskCatalogue, text: "All items" },
      }
    : {
        heading: "Change what it says",
        action: toPath(paths.deskEditCatalogueItem, { reference: item.reference }),
        save: "changed",
        itemTitle: item.title,
        back: { href: toPath(paths.deskCatalogueItem, { reference: item.reference }), text: item.title },
      };

/** The form for an item, with the answers that were given so far. With `preview`, what its text will look like stands above. */
export const itemFormView = async (
  needs: PageNeeds,
  beginning: Beginning,
  asked: { readonly request: PageRequest; readonly visit: Visit },
  { preview = false }: { readonly preview?: boolean } = {},
): Promise<View> => {
  const [set, sent] = await Promise.all([readTagSet(needs), sentSoFar(needs, asked)]);
  const { fields: answers, tags } = sent === undefined ? beginning.answers : sentAnswers(sent.form);
  const choices = [{ value: "", text: "Select" }];
  return view(itemFormPage, {
    ...sent?.fields,
    ...wordsOf(beginning),
    answers,
    // The version that the person saw, also when the form comes back: what others changed meanwhile is not overwritten.
    version: sent === undefined ? (beginning.item?.version ?? 0) : field(sent.form, "_version"),
    kinds: itemKindNames.map((value) => ({ value, text: itemKinds[value] })),
    facets: facetsOf(set, tags),
    organisations: knownOrganisations(answers),
    outputKinds: [...choices, ...outputKindNames.map((value) => ({ value, text: outputKinds[value] }))],
    outputRows: rowsOf(answers, ["output-kind", "output-address"], MOST_ROWS.outputs),
    contactRows: rowsOf(answers, ["contact-name", "contact-address"], MOST_ROWS.contacts),
    standingRows: rowsOf(answers, ["standing-value"], MOST_ROWS.standing),
    standingChoices: standingChoices(set),
    licences: [...licences].map(([value, text]) => ({ value, text })),
    origins: knownOrigins,
    preview: preview && sent !== undefined ? itemHtml(answers["body"] ?? "", 3) : undefined,
  });
};
