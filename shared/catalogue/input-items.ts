import * as z from "zod";
import { line, optionalLine, optionalProse, prose } from "../pages/typed.ts";
import { parseReference } from "../platform/references.ts";
import { isSlug } from "./address.ts";
import { MOST_SUMMARY } from "./decide-items.ts";
import { type RowIssue, readContacts, readOutputs, readStanding } from "./input-rows.ts";
import { type ItemContent, itemKindNames } from "./item.ts";
import { originOf } from "./origins.ts";
import type { TagSet } from "./tag-set.ts";

const MOST_BODY = 20_000;
const MOST_TAGS = 30;

const emptyAsNone = (text: string): string | undefined => (text === "" ? undefined : text);

const contentForm = z.object({
  kind: z.enum(itemKindNames, { error: "Select what kind of item it is" }),
  title: line("Enter the title", "Title", 200),
  summary: line("Enter a summary", "Summary", MOST_SUMMARY),
  body: optionalProse("Text", MOST_BODY),
  origin: optionalLine("Origin", 100).transform(originOf),
  licence: optionalLine("Licence", 100).transform(emptyAsNone),
  project: optionalLine("Project", 40).transform((text, context) => {
    if (text === "") return undefined;
    const reference = parseReference("project", text);
    if (reference === null)
      context.addIssue({ code: "custom", message: "Enter the project’s reference, like PRJ-4F7K-2Q9C" });
    return reference ?? undefined;
  }),
});

/** An organisation as the form's picker and the directory know it. */
export type FormOrganisation = ItemContent["organisations"][number];

/** What became of reading the form: what the item says, or what is wrong by field. */
export type ReadItem =
  | { readonly success: true; readonly data: ItemContent }
  | { readonly success: false; readonly error: z.ZodError };

const tagsOf = (values: readonly string[], set: TagSet): string[] => {
  const known = [...new Set(values)].filter((value) => value.length <= 60).slice(0, MOST_TAGS);
  // In the order of the tag set, so that the order in which somebody ticks is no difference.
  return known.toSorted((a, b) => set.labelOf(a).localeCompare(set.labelOf(b), "en"));
};

const drop = <Content extends object>(content: Content): Content => ({
  ...content,
  // Answers that were not given are not there at all.
  ...Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)),
});

/**
 * Reads the form for an item. Outputs, contacts and the history of the work's standing come in numbered fields. Organisations have been looked
 * up before. Does not throw.
 */
export const readItemForm = (
  answers: Readonly<Record<string, string>>,
  {
    tags,
    set,
    organisations,
    today,
  }: {
    readonly tags: readonly string[];
    readonly set: TagSet;
    readonly organisations: readonly FormOrganisation[];
    readonly today: string;
  },
): ReadItem => {
  const content = contentForm.safeParse(answers);
  const outputs = readOutputs(answers);
  const contacts = readContacts(answers);
  const standing = readStanding(answers, set, today);
  const issues: (RowIssue | z.core.$ZodIssue)[] = [
    ...(content.success ? [] : content.error.issues),
    ...outputs.issues,
    ...contacts.issues,
    ...standing.issues,
  ];
  if (!content.success || issues.length > 0) return { success: false, error: new z.ZodError(issues) };
  return {
    success: true,
    data: drop({
      ...content.data,
      tags: tagsOf(tags, set),
      organisations: [...organisations],
      outputs: outputs.rows,
      contacts: contacts.rows,
      standing: standing.rows,
    }),
  };
};

/** The reason for a withdrawal, or what to change, as it was typed. */
export const reasonForm = z.object({
  reason: prose("Say why, so that whoever reads it understands", "Reason", 1000),
});

/** A new address, as it was typed. */
export const addressForm = z.object({
  slug: line("Enter the new address", "Address", 80)
    .transform((text) => text.toLowerCase())
    .refine(isSlug, "Address must be small letters, digits and single hyphens, like bed-forecast"),
});
