import type * as z from "zod";

/** What is wrong with one field, in words for the person who filled it in. */
export interface FieldError {
  readonly text: string;
  readonly href: string;
}

/** What is wrong with a form: the summary's lines in the order of the page, and each field's own message. */
export interface FormErrors {
  readonly list: readonly FieldError[];
  readonly byField: Readonly<Record<string, { readonly text: string } | undefined>>;
}

/** One message about one field. */
export const formError = (field: string, text: string): FormErrors => ({
  list: [{ text, href: `#${field}` }],
  byField: { [field]: { text } },
});

/** A schema's issues as the NHS error summary and error messages want them: the first message of each field, with a link to it. */
export const formErrors = (error: z.ZodError): FormErrors => {
  const byField: Record<string, { text: string }> = {};
  const list: FieldError[] = [];
  for (const { path, message } of error.issues) {
    const name = String(path[0] ?? "form");
    if (byField[name] !== undefined) continue;
    byField[name] = { text: message };
    list.push({ text: message, href: `#${name}` });
  }
  return { list, byField };
};
