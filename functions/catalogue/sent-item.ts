import { type FormOrganisation, type ReadItem, readItemForm } from "../../shared/catalogue/input-items.ts";
import { readTagSet } from "../../shared/catalogue/read.ts";
import type { TagSet } from "../../shared/catalogue/tag-set.ts";
import { readDirectory } from "../../shared/organisations/read.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { fields, type PageRequest } from "../entry-points/request.ts";
import { type ItemAnswers, knownOrganisations } from "./item-form.ts";

/** What was sent with the form for an item: the answers as they came, and what they say or what is wrong with them. */
export interface SentItem {
  readonly set: TagSet;
  readonly answers: ItemAnswers;
  readonly form: ReadItem;
}

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
export const readSentItem = async (needs: PageNeeds, request: PageRequest): Promise<SentItem> => {
  const set = await readTagSet(needs.table);
  const answers: ItemAnswers = { fields: fields(request.form), tags: request.form.get("tags") ?? [] };
  const form = readItemForm(answers.fields, {
    tags: answers.tags,
    set,
    organisations: await organisationsIn(needs, answers.fields),
    today: localDate(needs.now()),
  });
  return { set, answers, form };
};
