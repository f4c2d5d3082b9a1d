import { keepAnswers, readKeptAnswers } from "../../shared/pages/kept-answers-store.ts";
import type { FormFields } from "./form-fields.ts";
import type { PageNeeds, Visit } from "./page.ts";
import { type Form, field, type PageRequest } from "./request.ts";

// A form of several pages: what was answered is kept under the form's id, and the address of each further page names the form. So the browser
// can go back, forward and reload, and all pages together are one request.

/** Where a form goes on: a path, or the page that `asks` has under this name. `answers` take the place of those that were sent. */
export interface NextPage {
  readonly path: string;
  readonly ask?: string;
  readonly answers?: Readonly<Record<string, string>>;
}

/** Keeps the answers that a step was given, for the form's next page, and gives the address of that. One write. */
export const leadOn = async (
  needs: PageNeeds,
  { request, visit }: { readonly request: PageRequest; readonly visit: Visit },
  { path, ask, answers = {} }: NextPage,
): Promise<string> => {
  const { formId, visitor, occasion } = visit;
  const sent = [...request.form].filter(([name]) => !["_form", "_website"].includes(name));
  const instead = Object.entries(answers).map(([name, value]) => [name, [value]] as const);
  await keepAnswers(
    needs.table,
    { formId, visitor },
    Object.fromEntries([...sent, ...instead]),
    occasion.now,
  );
  const named = { ...(ask === undefined ? {} : { ask }), form: field(request.form, "_form") };
  return `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams(named)}`;
};

/** A form that goes on: what was answered so far, and the hidden fields by which the next page goes on with the same form. */
export interface FormInProgress {
  readonly form: Form;
  readonly fields: FormFields;
}

/** The form that the address names (`?form=`); undefined when it names none of this visitor's, or one that was forgotten. One read. */
export const formInProgress = async (
  needs: PageNeeds,
  { formId, visitor, occasion, sameForm }: Visit,
): Promise<FormInProgress | undefined> => {
  if (formId === "") return undefined;
  const kept = await readKeptAnswers(needs.table, { formId, visitor }, occasion.now);
  if (kept === undefined) return undefined;
  const form = new Map(Object.entries(kept));
  const proof = field(form, "_proof");
  return { form, fields: proof === "" ? sameForm : { ...sameForm, proof, challenge: "" } };
};
