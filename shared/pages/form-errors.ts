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

/** One thing that is wrong with a form: the field it is about, and the words for the person. A schema's issues are such. */
export interface FormIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What became of reading a form: what it says, or what is wrong with it. What a schema's `safeParse` gives is such. */
export type ReadForm<Form> =
  | { readonly success: true; readonly data: Form }
  | { readonly success: false; readonly error: { readonly issues: readonly FormIssue[] } };

/** One message about one field. */
export const formError = (field: string, text: string): FormErrors => ({
  list: [{ text, href: `#${field}` }],
  byField: { [field]: { text } },
});

/** Issues as the NHS error summary and error messages want them: the first message of each field, with a link to it. */
export const formErrors = ({ issues }: { readonly issues: readonly FormIssue[] }): FormErrors => {
  const byField = new Map<string, { readonly text: string }>();
  const list: FieldError[] = [];
  for (const { path, message } of issues) {
    const name = String(path[0] ?? "form");
    if (byField.has(name)) continue;
    byField.set(name, { text: message });
    list.push({ text: message, href: `#${name}` });
  }
  return { list, byField: Object.fromEntries(byField) };
};
