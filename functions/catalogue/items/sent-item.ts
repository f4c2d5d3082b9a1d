import { type FormOrganisation, readItemForm } from "../../../shared/catalogue/items/input.ts";
import type { ItemContent } from "../../../shared/catalogue/items/model.ts";
import { readTagSet } from "../../../shared/catalogue/read.ts";
import { readDirectory } from "../../../shared/organisations/read.ts";
import type { ReadForm } from "../../../shared/pages/form-errors.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import type { Form } from "../../entry-points/request.ts";
import { type ItemAnswers, knownOrganisations, sentAnswers } from "./item-form.ts";

/** Each organisation by the name and code that the directory has for it; by its name as typed where it is none of ours. */
const organisationsIn = async (
  needs: PageNeeds,
  answers: ItemAnswers["fields"],
): Promise<readonly FormOrganisation[]> => {
  const picked = {
    name: (answers["organisation"] ?? "").trim().slice(0, 200),
    code: answers["organisationCode"] ?? "",
  };
  const typed = [...knownOrganisations(answers), ...(picked.name === "" ? [] : [picked])];
  if (typed.length === 0) return [];
  const directory = await readDirectory(needs);
  const found = typed.map(({ name, code }): FormOrganisation => {
    const ofCode = directory.get(code)?.name === name ? directory.get(code) : undefined;
    const known = ofCode ?? directory.exact(name)?.organisation;
    return known === undefined ? { name } : { name: known.name, code: known.code };
  });
  return found.filter(({ name }, index) => found.findIndex((other) => other.name === name) === index);
};

/** Reads the form for an item that was sent. One query for the tags, and one for organisations where none are held. */
export const readSentItem = async (needs: PageNeeds, form: Form): Promise<ReadForm<ItemContent>> => {
  const answers = sentAnswers(form);
  return readItemForm(answers.fields, {
    tags: answers.tags,
    set: await readTagSet(needs),
    organisations: await organisationsIn(needs, answers.fields),
    today: localDate(needs.now()),
  });
};
