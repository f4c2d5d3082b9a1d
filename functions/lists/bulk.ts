import * as z from "zod/mini";
import type { BulkChange } from "../../shared/lists/bulk-change/model.ts";
import { keepBulkChange, readBulkChange } from "../../shared/lists/bulk-change/store.ts";
import { type FormErrors, formError } from "../../shared/pages/form-errors.ts";
import { ownValue } from "../../shared/platform/keys.ts";
import { counted } from "../../shared/platform/text.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { formInProgress } from "../entry-points/form-pages.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { view } from "../entry-points/page-definition.ts";
import { type Form, field } from "../entry-points/request.ts";
import type { Given } from "../entry-points/step.ts";
import type { Fields } from "../entry-points/typed-fields.ts";
import { ALL } from "./all-that-fit.ts";
import type { BulkAction } from "./bulk-action.ts";
import confirmTemplate from "./confirm-bulk.njk";
import { tickedIn } from "./ticked.ts";

/** The name of the field in which something is chosen beside the button of an action. */
export const choiceOf = ({ name }: BulkAction): string => `${name}-choice`;

/** What an action is to be done to and with, out of its form; or what is wrong with that. Without ids, all that fits is meant. */
export const asksOf = (
  action: BulkAction,
  form: Form,
  many: string,
):
  | { readonly ids: readonly string[] | undefined; readonly value: string }
  | { readonly errors: FormErrors } => {
  const ids = field(form, ALL) === "yes" ? undefined : tickedIn(form);
  if (ids?.length === 0) return { errors: formError("ticked", `Tick the ${many} that you want to change`) };
  const value = field(form, choiceOf(action));
  return action.choice !== undefined && value === ""
    ? { errors: formError(choiceOf(action), action.choice.missing) }
    : { ids, value };
};

/** What a bulk action did, by its id in an address or a form. One read. */
export const readChange = ({ table }: PageNeeds, id: string): Promise<BulkChange | undefined> =>
  readBulkChange(table, id);

/** Does an action to each thing in turn, by a command of its own, and keeps what was done; tells the id of that record. */
export const runAction = async (
  needs: PageNeeds,
  {
    list,
    action,
    ids,
    value,
  }: {
    readonly list: string;
    readonly action: BulkAction;
    readonly ids: readonly string[];
    readonly value: string;
  },
  given: Given<DeskVisit, Fields>,
): Promise<string> => {
  const { occasion, once, visit } = given;
  const me = visit.session.person;
  const { path } = given.request;
  const done: BulkChange["done"] = [];
  const left: BulkChange["left"] = [];
  for (const id of ids) {
    const changed = await action.run(needs, { id, value, me, path, occasion, once: `${once}:${id}` });
    if ("done" in changed) done.push({ id, before: changed.done });
    else left.push({ id, why: changed.refusal });
  }
  const { name } = action;
  const change = { id: occasion.newId(), list, action: name, value, by: me, at: occasion.now, done, left };
  return keepBulkChange(needs, `${once}:kept`, change);
};

/** What is to be undone: the record of a bulk action. */
export const undoForm = z.object({ change: z.uuid() });

/** How many things an undo put back, and how many it left because they were changed since. */
export interface Undone {
  readonly back: number;
  readonly changed: number;
}

/** Puts back what an action did, where it is still as the action left it. */
export const undoAction = async (
  needs: PageNeeds,
  { change, action }: { readonly change: BulkChange; readonly action: BulkAction },
  given: Given<DeskVisit, object>,
): Promise<Undone> => {
  const { occasion, once, visit } = given;
  let back = 0;
  for (const { id, before } of change.done) {
    const command = { occasion, once: `${once}:${id}` };
    const undone = await action.undo?.(needs, {
      ...command,
      id,
      before,
      me: visit.session.person,
      path: given.request.path,
    });
    if (undone !== undefined && "done" in undone) back += 1;
  }
  return { back, changed: change.done.length - back };
};

const NUMBER = /^\d{1,4}$/;

const numberIn = (kept: Fields, name: string): number =>
  Number(NUMBER.exec(ownValue(kept, name) ?? "")?.[0] ?? 0);

/** What became of an undo, out of the address. */
export const undoneIn = (kept: Fields): Undone => ({
  back: numberIn(kept, "back"),
  changed: numberIn(kept, "changed"),
});

/** What is said once an action was undone. */
export const sayUndone = (kept: Fields, [one, many]: readonly [string, string]): string => {
  const { back, changed } = undoneIn(kept);
  const first = `${counted(back, one, many)} ${back === 1 ? "is" : "are"} as before.`;
  if (changed === 0) return first;
  return `${first} ${counted(changed, one, many)} ${changed === 1 ? "was" : "were"} changed since and ${changed === 1 ? "was" : "were"} left.`;
};

/** How many were left as they were, and why, a sentence for each reason. */
export const sayLeft = (left: Readonly<Record<string, number>>, action: BulkAction): readonly string[] =>
  Object.entries(left).map(
    ([why, count]) => `${count} ${ownValue(action.left, why)?.(count === 1) ?? "could not be changed"}.`,
  );

const countsOf = (left: BulkChange["left"]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(left, ({ why }) => why)].map(([why, of]) => [why, of.length]));

/** What was chosen beside the button of an action, in words. */
export const chosenText = async (
  needs: PageNeeds,
  action: BulkAction,
  { value, me }: { readonly value: string; readonly me: string },
): Promise<string> =>
  (await action.choice?.items(needs, me))?.find((item) => item.value === value)?.text ?? "";

/** What an action did, in words, and whether it can be undone. */
export const changeView = async (
  needs: PageNeeds,
  {
    change,
    actions,
    things,
    me,
  }: {
    readonly change: BulkChange;
    readonly actions: readonly BulkAction[];
    readonly things: readonly [string, string];
    readonly me: string;
  },
) => {
  const action = actions.find(({ name }) => name === change.action);
  if (action === undefined) return undefined;
  const chosen = await chosenText(needs, action, { value: change.value, me });
  const count = change.done.length;
  const said = count === 0 ? `No ${things[0]} was changed.` : action.said(counted(count, ...things), chosen);
  return {
    text: [said, ...sayLeft(countsOf(change.left), action)].join(" "),
    isDone: count > 0,
    undo: action.undo === undefined || count === 0 ? undefined : change.id,
  };
};

/** The page that asks before something is done that cannot be undone; back to the list where nothing is ticked any more. */
export const confirmView = async (
  needs: PageNeeds,
  {
    action,
    things,
    back: own,
  }: { readonly action: BulkAction; readonly things: readonly [string, string]; readonly back: string },
  { visit }: { readonly visit: DeskVisit },
) => {
  const going = await formInProgress(needs, visit);
  const ids = going === undefined ? [] : tickedIn(going.form);
  if (going === undefined || ids.length === 0) return { redirect: own };
  const sends = [...going.form].flatMap(([name, values]) =>
    name.startsWith("_") ? [] : values.map((value) => ({ name, value })),
  );
  const what = `${action.verb} ${counted(ids.length, ...things)}`;
  return view(confirmTemplate, {
    what,
    warning: action.warning,
    sends,
    step: action.name,
    own,
    ...going.fields,
  });
};
