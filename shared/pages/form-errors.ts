/** What is wrong with one field, in words for the person who filled it in. */
export interface FieldError {
  readonly text: string;
  readonly href: string;
}

/** What is wrong with a form: the summary's lines, which the page puts in its own order, and each field's own message. */
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

const ID = / id="([^"]+)"/g;

/** What a line of the summary leads to where its field is not on the page: a value that the page itself was to send back. */
const WHOLE_PAGE = "#maincontent";

/**
 * The same errors in the order in which their fields stand in a page. A page asks in the order that people read, its schema in any: nobody keeps two orders
 * alike by hand. What is about no field of the page comes last and leads to the whole of it. The very same where there is nothing to change.
 */
export const inOrderOfPage = (errors: FormErrors, html: string): FormErrors => {
  const places = new Map<string, number>();
  for (const { 1: id = "", index } of html.matchAll(ID)) if (!places.has(id)) places.set(id, index);
  const placed = errors.list.map((error) => ({ error, place: places.get(error.href.slice(1)) }));
  const list = placed
    .toSorted((one, other) => (one.place ?? html.length) - (other.place ?? html.length))
    .map(({ error, place }) =>
      place === undefined && error.href.startsWith("#") ? { ...error, href: WHOLE_PAGE } : error,
    );
  return list.every((error, nth) => error === errors.list[nth]) ? errors : { ...errors, list };
};
