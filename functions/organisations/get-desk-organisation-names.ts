import { type Found, makeDirectory } from "../../shared/organisations/directory.ts";
import { typedNames } from "../../shared/organisations/mapping.ts";
import { listMappedNames, listPeopleToMap } from "../../shared/organisations/mapping-store.ts";
import { listOrganisations } from "../../shared/organisations/store.ts";
import { detailsOf } from "../../shared/organisations/words.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import namePage from "./desk-organisation-name.njk";
import namesPage from "./desk-organisation-names.njk";

/** Of so many people at once the typed names are looked through; who comes after them is listed once these are mapped. */
const MOST_PEOPLE = 2000;
const MOST_SUGGESTIONS = 6;

const DONE = new Map([
  [
    "mapped",
    "The name is mapped. Those who typed it are counted to the organisation in a moment, and the next who types it at once.",
  ],
  ["unmapped", "The mapping is taken back. Those who typed the name are listed here again in a moment."],
]);

/** The names that people typed and that are no organisation of ours, those of most people first, and those that were mapped last. */
export const showNames = async (
  needs: PageNeeds,
  visit: DeskVisit,
  more: { readonly errors?: FormErrors; readonly done?: string | undefined } = {},
  status = 200,
): Promise<PageAnswer> => {
  const [people, mapped] = await Promise.all([
    listPeopleToMap(needs.table, { limit: MOST_PEOPLE }),
    listMappedNames(needs.table),
  ]);
  const context = {
    names: typedNames(people).map((one) => ({
      ...one,
      href: toPath(paths.deskOrganisationName, { key: one.key }),
    })),
    thereIsMore: people.length === MOST_PEOPLE,
    mapped: mapped.map((one) => ({ ...one, href: toPath(paths.deskOrganisation, { code: one.code }) })),
  };
  return visit.show(namesPage, { ...context, ...more }, status);
};

/** The names that are to be mapped. */
export const getDeskOrganisationNames: DeskPage = (needs, request, visit) =>
  showNames(needs, visit, { done: DONE.get(request.query["done"] ?? "") });

/** One name that people typed, with the organisations it may mean; a page that it is not there if nobody of it is to be mapped. */
export const showName = async (
  needs: PageNeeds,
  visit: DeskVisit,
  key: string,
  wrong?: { readonly errors: FormErrors; readonly status: number },
): Promise<PageAnswer> => {
  if (!/^[0-9a-f]{32}$/.test(key)) return visit.show(notFound, {}, 404);
  const [people, organisations] = await Promise.all([
    listPeopleToMap(needs.table, { key, limit: MOST_PEOPLE }),
    listOrganisations(needs.table),
  ]);
  const [name] = typedNames(people);
  if (name === undefined) return visit.show(notFound, {}, 404);
  const suggested: readonly Found[] = makeDirectory(organisations).suggest(name.name, MOST_SUGGESTIONS);
  const context = {
    ...name,
    action: toPath(paths.deskOrganisationName, { key }),
    addNew: `${paths.deskNewOrganisation}?${new URLSearchParams({ name: name.name })}`,
    choices: suggested.map((one) => ({
      value: one.organisation.code,
      text: one.organisation.name,
      hint: { text: detailsOf(one) },
    })),
    errors: wrong?.errors,
  };
  return visit.show(namePage, context, wrong?.status ?? 200);
};

/** One name that is to be mapped. */
export const getDeskOrganisationName: DeskPage = (needs, request, visit) =>
  showName(needs, visit, request.parameters["key"] ?? "");
