import type { Directory, Found } from "../../shared/organisations/directory.ts";
import { readDirectory } from "../../shared/organisations/read.ts";
import { detailsOf } from "../../shared/organisations/words.ts";
import { comparableName } from "../../shared/people/organisation-name.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import { field, type PageRequest } from "../entry-points/request.ts";
import choosePage from "./choose-organisation.njk";

/** What a form says of an organisation: a name, and the code that the picker found for it. */
export interface TypedOrganisation {
  readonly organisation: string;
  readonly organisationCode?: string | undefined;
}

/** The organisation that is meant, with the code undefined when it is none of ours; or the page that asks which one. */
export type ChosenOrganisation =
  | { readonly organisation: string; readonly organisationCode: string | undefined }
  | { readonly ask: PageAnswer };

const MOST_CHOICES = 8;
const AS_TYPED = "as-typed";

const chosen = ({ organisation }: Found) => ({
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

/** Every answer of the form, so that none is lost on the way over the page of choices. */
const answersOf = ({ form }: PageRequest): { readonly name: string; readonly value: string }[] =>
  [...form]
    .filter(([name]) => name !== "_organisation" && name !== "organisationCode")
    .flatMap(([name, values]) => values.map((value) => ({ name, value })));

/**
 * Finds out which organisation somebody means who typed its name into a public form. A name or code of ours is taken in silence, one that
 * resembles nothing is kept as typed, and for close matches `ask` is a page that shows them and sends the whole form again to the
 * same address. Call it when all other answers are in order, and go on with what it gives instead of what was typed.
 */
export const chooseOrganisation = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: Visit,
  typed: TypedOrganisation,
): Promise<ChosenOrganisation> => {
  const directory = await readDirectory(needs);
  const { organisation } = typed;
  const asTyped = { organisation, organisationCode: undefined };
  const choice = field(request.form, "_organisation");
  if (choice === AS_TYPED) return asTyped;
  const known = directory.resolve(choice) ?? goesWith(directory, typed) ?? directory.exact(organisation);
  if (known !== undefined) return chosen(known);
  const close = directory.suggest(organisation, MOST_CHOICES);
  if (close.length === 0) return asTyped;
  const choices = close.map((one) => ({
    value: one.organisation.code,
    text: one.organisation.name,
    hint: { text: detailsOf(one) },
  }));
  const context = {
    organisation,
    choices,
    asTyped: AS_TYPED,
    answers: answersOf(request),
    action: request.path,
  };
  return { ask: visit.show(choosePage, context) };
};
