import type { Met } from "./browser.ts";

/** What the form below a list of the desk sends: its token, what is asked for, and the ids that are ticked. */
export const tickedForm = (
  page: Met,
  fields: Readonly<Record<string, string>>,
  ticked: readonly string[] = [],
): [string, string][] => [
  ["_form", page.$("#bulk [name=_form]").val()?.toString() ?? ""],
  ...Object.entries(fields),
  ...ticked.map((one): [string, string] => ["ticked", one]),
];
