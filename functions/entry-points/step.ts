import type * as z from "zod/mini";
import type { Command } from "../../shared/journal/change.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import type { PageNeeds, Visit } from "./page.ts";
import type { PageRequest } from "./request.ts";
import { type Fields, requestKey, typedFields } from "./typed-fields.ts";

/** What a step is given: a command to carry out (when, by whom, and its idempotency key), and the answers of the form. */
export interface Given<V extends Visit, Value> extends Command {
  readonly form: Value;
  readonly request: PageRequest;
  readonly visit: V;
}

/**
 * How a step ended: done, refused, with what is wrong with the form, or with the address of the form's next page (`goOn`), or with what a script of the page asked for (`json`). `leadsTo` is the address to go on at when that is not the page
 * itself; `again` shows the form again with these answers, where a button only writes something into it. `keep` goes into the address, for a banner that counts or offers to undo: ids and numbers only. `fragment` is the id of the part of the page to go on at.
 */
export type Stepped<Refusal extends string> =
  | {
      readonly done: unknown;
      readonly leadsTo?: string | undefined;
      readonly keep?: Fields | undefined;
      readonly fragment?: string | undefined;
    }
  | { readonly goOn: string }
  | { readonly json: object }
  | { readonly again: Fields }
  | { readonly refusal: Refusal; readonly about?: string | undefined }
  | { readonly errors: FormErrors };

/** What is said when a step is done; a function when it counts something that the step kept in the address. */
export type DoneText = string | ((kept: Fields) => string);

/** A button of a page as the page takes it. Made by `step`. */
export interface Step<V extends Visit, Found, Refusal extends string> {
  readonly take: (
    needs: PageNeeds,
    found: Found,
    asked: { readonly name: string; readonly request: PageRequest; readonly visit: V },
  ) => Promise<Stepped<Refusal>>;
  readonly done?: DoneText | undefined;
  /** How its form is read; nothing when the command is given the fields as they came. */
  readonly form?: z.ZodMiniType | undefined;
}

type Run<V extends Visit, Found, Refusal extends string, Value> = (
  needs: PageNeeds,
  found: Found,
  given: Given<V, Value>,
) => Promise<Stepped<Refusal>>;

interface WithForm<V extends Visit, Found, Refusal extends string, Value> {
  readonly form: z.ZodMiniType<Value>;
  readonly run: Run<V, Found, Refusal, Value>;
  readonly done?: DoneText;
}

interface WithoutForm<V extends Visit, Found, Refusal extends string> {
  readonly form?: never;
  readonly run: Run<V, Found, Refusal, Fields>;
  readonly done?: DoneText;
}

/**
 * Says what a button of a page does: its form is parsed (the page is shown again with 422 when something is wrong with it), its command runs,
 * and the visitor is redirected to the page, which says `done`. Without a `form` the command is given the fields as they came. A page is
 * handed this for its own visit and what it has found.
 */
export interface MakeStep<V extends Visit, Found> {
  <Refusal extends string, Value>(does: WithForm<V, Found, Refusal, Value>): Step<V, Found, Refusal>;
  <Refusal extends string>(does: WithoutForm<V, Found, Refusal>): Step<V, Found, Refusal>;
}

/** Makes the steps of a page that is visited by `V` and has found `Found`. */
export const makeStep =
  <V extends Visit, Found>(): MakeStep<V, Found> =>
  <Refusal extends string, Value>(
    does: WithForm<V, Found, Refusal, Value> | WithoutForm<V, Found, Refusal>,
  ): Step<V, Found, Refusal> => ({
    done: does.done,
    form: does.form,
    take: async (needs, found, { name, request, visit }) => {
      const given = {
        once: requestKey(request, visit.formId, name),
        occasion: visit.occasion,
        request,
        visit,
      };
      const fields = typedFields(request);
      if (does.form === undefined) return does.run(needs, found, { ...given, form: fields });
      const form = does.form.safeParse(fields);
      return form.success
        ? does.run(needs, found, { ...given, form: form.data })
        : { errors: formErrors(form.error) };
    },
  });

/**
 * What somebody is told when something cannot be done; beside a field of the form, or with another status than 409, where that fits better.
 * Without a text the page says by itself how things stand.
 */
export type RefusalText =
  | string
  | {
      readonly text?: string;
      readonly field?: string;
      readonly status?: 409 | 410 | 422 | 429;
      /** Where to go on instead, as a further line of the summary of errors. */
      readonly more?: { readonly text: string; readonly href: string };
    };

/** What is told of a refusal; a function where the words depend on what the page found, or on what the refusal is about. */
export type RefusalWords<Found> = RefusalText | ((found: Found, about: string | undefined) => RefusalText);

/** A refusal as the page shows it. */
export const refusalShown = (
  told: RefusalText,
): { readonly errors: FormErrors | undefined; readonly status: number } => {
  const {
    text,
    field = "maincontent",
    status = 409,
    more,
  } = typeof told === "string" ? { text: told, more: undefined } : told;
  if (text === undefined) return { errors: undefined, status };
  const errors = formError(field, text);
  return { errors: more === undefined ? errors : { ...errors, list: [...errors.list, more] }, status };
};
