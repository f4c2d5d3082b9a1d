import type { FormIssue } from "../../pages/form-errors.ts";
import { oneLine } from "../../platform/text.ts";
import type { TagSet } from "../tags/tag-set.ts";
import { type ItemContent, outputKindNames } from "./model.ts";
import { standingFacets } from "./standing-facets.ts";

/** The most rows of outputs, contacts and of the history of the work's standing that a form has room for. */
export const MOST_ROWS = { outputs: 12, contacts: 5, standing: 10 } as const;

type Answers = Readonly<Record<string, string>>;

/** The rows that were read, and what is wrong with others. */
export interface Rows<Row> {
  readonly rows: Row[];
  readonly issues: readonly FormIssue[];
}

const issue = (field: string, message: string): FormIssue => ({ path: [field], message });

const MOST_OF_A_FIELD = 300;

const at = (answers: Answers, name: string, nth: number): string =>
  oneLine(answers[`${name}-${nth}`] ?? "").slice(0, MOST_OF_A_FIELD);

const isWebAddress = (text: string): boolean =>
  /^https?:\/\/\S[^\s.]*\.\S+$/i.test(text) && URL.canParse(text);
const isEmail = (text: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text);

const given = <Name extends string>(name: Name, text: string): Partial<Record<Name, string>> => {
  const found: Partial<Record<Name, string>> = {};
  if (text !== "") found[name] = text;
  return found;
};

type Output = ItemContent["outputs"][number];

const readWhere = (answers: Answers, nth: number): Output["where"] | FormIssue => {
  const text = given("text", at(answers, "output-text", nth));
  const address = at(answers, "output-address", nth);
  switch (answers[`output-where-${nth}`]) {
    case "on-request":
      return isEmail(address)
        ? { is: "on-request", email: address, ...text }
        : issue(`output-address-${nth}`, "Enter the e-mail address that the output is asked from");
    case "to-come":
      return { is: "to-come", ...text };
    case "none":
      return { is: "none", ...text };
    default:
      return isWebAddress(address)
        ? { is: "link", url: address, ...text }
        : issue(`output-address-${nth}`, "Enter a web address that begins with https://");
  }
};

/** The outputs in the numbered fields of the form; a row without a kind is left out. */
export const readOutputs = (answers: Answers): Rows<Output> => {
  const rows: Output[] = [];
  const issues: FormIssue[] = [];
  for (let nth = 1; nth <= MOST_ROWS.outputs; nth += 1) {
    const kind = outputKindNames.find((name) => name === answers[`output-kind-${nth}`]);
    if (kind === undefined) {
      if (at(answers, "output-address", nth) !== "")
        issues.push(issue(`output-kind-${nth}`, "Select what is at the address, or clear it"));
      continue;
    }
    const where = readWhere(answers, nth);
    if ("path" in where) issues.push(where);
    else rows.push({ kind, ...given("label", at(answers, "output-label", nth)), where });
  }
  return { rows, issues };
};

/** The contacts in the numbered fields of the form; an empty row is left out. */
export const readContacts = (answers: Answers): Rows<ItemContent["contacts"][number]> => {
  const rows: ItemContent["contacts"][number][] = [];
  const issues: FormIssue[] = [];
  for (let nth = 1; nth <= MOST_ROWS.contacts; nth += 1) {
    const [name, address] = [at(answers, "contact-name", nth), at(answers, "contact-address", nth)];
    if (name === "" && address === "") continue;
    if (name === "")
      issues.push(issue(`contact-name-${nth}`, "Enter who the address belongs to, a team for example"));
    if (!isEmail(address) && !isWebAddress(address))
      issues.push(issue(`contact-address-${nth}`, "Enter an e-mail or web address"));
    rows.push({ name, address });
  }
  return { rows, issues };
};

type Standing = ItemContent["standing"][number];

const standingIssue = (
  row: Standing,
  {
    nth,
    before,
    set,
    today,
  }: {
    readonly nth: number;
    readonly before: Standing | undefined;
    readonly set: TagSet;
    readonly today: string;
  },
): FormIssue | undefined => {
  const facets = set.get(row.value)?.facets ?? [];
  if (!standingFacets.some((facet) => facets.includes(facet)))
    return issue(`standing-value-${nth}`, "Select how the work stood from the list");
  if (row.since === undefined) return undefined;
  const field = `standing-since-${nth}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(row.since) || Number.isNaN(Date.parse(row.since)))
    return issue(field, "Enter a real date, like 2027-03-31");
  if (row.since > today) return issue(field, "Enter a date that is not in the future");
  if (before?.since !== undefined && row.since < before.since)
    return issue(field, "Dates must be in order: this one is before the one above");
  return undefined;
};

/** How the work stood from when on, in the numbered fields of the form, the earliest first; a row without a value is left out. `today` is a date. */
export const readStanding = (answers: Answers, set: TagSet, today: string): Rows<Standing> => {
  const rows: Standing[] = [];
  const issues: FormIssue[] = [];
  for (let nth = 1; nth <= MOST_ROWS.standing; nth += 1) {
    const value = at(answers, "standing-value", nth);
    if (value === "") continue;
    const row: Standing = {
      value,
      ...given("since", at(answers, "standing-since", nth)),
      ...given("note", at(answers, "standing-note", nth)),
    };
    const wrong = standingIssue(row, {
      nth,
      before: rows.findLast(({ since }) => since !== undefined),
      set,
      today,
    });
    if (wrong !== undefined) issues.push(wrong);
    rows.push(row);
  }
  return { rows, issues };
};
