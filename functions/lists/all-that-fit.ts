import { askBulkRun } from "../../shared/lists/bulk-run/commands.ts";
import { MOST_THAT_FIT } from "../../shared/lists/bulk-run/model.ts";
import { type FormErrors, formError } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { Given } from "../entry-points/step.ts";
import type { Fields } from "../entry-points/typed-fields.ts";
import type { DeskList, Look } from "./definition.ts";
import { readAllThatFits } from "./read.ts";

/** The field by which all that fits is meant, and not what is ticked. */
export const ALL = "all";

const idsThatFit = async <Path extends string, Of extends object, Thing, Row>(
  needs: PageNeeds,
  list: DeskList<Path, Of, Thing, Row>,
  look: Look<Of>,
): Promise<readonly string[] | "too-many"> => {
  // In the list's own order, because another is made of its first thousand things.
  const whole = { ...look, asked: { ...look.asked, order: undefined } };
  const ids = new Set<string>();
  let isCut = false;
  for await (const { things, goesOn } of readAllThatFits(list, list.find(needs, whole), whole)) {
    for (const thing of things) ids.add(list.idOf(thing));
    isCut = goesOn;
    if (ids.size > MOST_THAT_FIT) break;
  }
  return isCut || ids.size > MOST_THAT_FIT ? "too-many" : [...ids];
};

/**
 * Finds everything that fits what a list is asked, keeps that an action is to be done to it, and tells the page that says how many they are and asks for the
 * confirmation: exactly what was counted is what is changed. A query for each 500 things, and one transaction.
 */
export const askForAll = async <Path extends string, Of extends object, Thing, Row>(
  needs: PageNeeds,
  list: DeskList<Path, Of, Thing, Row>,
  { look, action, value }: { readonly look: Look<Of>; readonly action: string; readonly value: string },
  { once, occasion, request }: Given<DeskVisit, Fields>,
): Promise<{ readonly goOn: string } | { readonly errors: FormErrors }> => {
  const ids = await idsThatFit(needs, list, look);
  const [, many] = list.words.things;
  if (ids === "too-many")
    return { errors: formError(ALL, `More than 5,000 ${many} fit. Filter the list first`) };
  if (ids.length === 0) return { errors: formError(ALL, `No ${many} fit any more`) };
  const { name } = list;
  const run = { list: name, action, value, path: request.path, by: look.me, ids };
  const id = await askBulkRun(needs, run, { once: `${once}:all`, occasion });
  return { goOn: toPath(paths.deskBulkRun, { id }) };
};
