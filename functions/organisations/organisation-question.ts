import type { Directory, Found } from "../../shared/organisations/directory.ts";
import { readDirectory } from "../../shared/organisations/read.ts";
import { detailsOf } from "../../shared/organisations/words.ts";
import { comparableName } from "../../shared/people/organisation-name.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import { formInProgress, leadOn } from "../entry-points/form-pages.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import { type View, view } from "../entry-points/page-definition.ts";
import { type Form, field, type PageRequest } from "../entry-points/request.ts";
import choosePage from "./choose-organisation.njk";

/** What a form says of an organisation: a name, and the code that the picker found for it. */
export interface TypedOrganisation {
  readonly organisation: string;
  readonly organisationCode?: string | undefined;
}

/** The organisation that is meant, with the code undefined when it is none of ours. */
export interface MeantOrganisation {
  readonly organisation: string;
  readonly organisationCode: string | undefined;
}

/** The name under which a page has `askOrganisation` among its `asks`. */
const QUESTION = "organisation";

const MOST_CHOICES = 8;
const AS_TYPED = "as-typed";

const chosen = ({ organisation }: Found): MeantOrganisation => ({
  organisation: organisation.name,
  organisationCode: organisation.code,
});

/** Whether a code still goes with the name beside it: somebody may have typed another name after they picked one. */
const goesWith = (directory: Directory, { organisation, organisationCode = "" }: TypedOrganisation) => {
  const found = directory.resolve(organisationCode);
  const picked = directory.get(organisationCode);
  const names = [found?.organisation, picked].flatMap((one) =>
    one === undefined ? [] : [one.name, one.code, ...one.aliases],
  );
  const typed = comparableName(organisation);
  return names.some((name) => comparableName(name) === typed) ? found : undefined;
};

/**
 * Finds out which organisation somebody means who typed its name into a public form. A name or code of ours is taken in silence, one that
 * resembles nothing is kept as typed, and for close matches `goOn` is the address of the page's question (`askOrganisation`), which sends
 * the whole form again. Call it when all other answers are in order, and go on with what it gives instead of what was typed.
 */
export const meantOrganisation = async (
  needs: PageNeeds,
  { request, visit }: { readonly request: PageRequest; readonly visit: Visit },
  typed: TypedOrganisation,
): Promise<MeantOrganisation | { readonly goOn: string }> => {
  const directory = await readDirectory(needs);
  const { organisation } = typed;
  const asTyped = { organisation, organisationCode: undefined };
  const choice = field(request.form, "_organisation");
  if (choice === AS_TYPED) return asTyped;
  const known = directory.resolve(choice) ?? goesWith(directory, typed) ?? directory.exact(organisation);
  if (known !== undefined) return chosen(known);
  if (directory.suggest(organisation, 1).length === 0) return asTyped;
  return { goOn: await leadOn(needs, { request, visit }, { path: request.path, ask: QUESTION }) };
};

/** Every answer of the form, so that none is lost on the way over the question. */
const answersIn = (form: Form): { readonly name: string; readonly value: string }[] =>
  [...form]
    .filter(([name]) => !["_organisation", "_proof", "organisationCode"].includes(name))
    .flatMap(([name, values]) => values.map((value) => ({ name, value })));

/** Shows the organisations that resemble what was typed, to choose from. A page whose form calls `meantOrganisation` has it in its `asks`. */
const askOrganisation = async (
  needs: PageNeeds,
  _found: unknown,
  { request, visit }: { readonly request: PageRequest; readonly visit: Visit },
): Promise<View | PageAnswer> => {
  const going = await formInProgress(needs, visit);
  if (going === undefined) return { redirect: request.path };
  const directory = await readDirectory(needs);
  const organisation = field(going.form, "organisation");
  const choices = directory.suggest(organisation, MOST_CHOICES).map((one) => ({
    value: one.organisation.code,
    text: one.organisation.name,
    hint: { text: detailsOf(one) },
  }));
  const answers = answersIn(going.form);
  return view(choosePage, {
    organisation,
    choices,
    asTyped: AS_TYPED,
    answers,
    action: request.path,
    ...going.fields,
  });
};

/** What a page with an organisation in its form has among its `asks`. */
export const organisationQuestion = { [QUESTION]: askOrganisation } as const;
