import * as z from "zod/mini";
import type { FormIssue, ReadForm } from "../../pages/form-errors.ts";
import { line, optionalLine, optionalProse, titleLine } from "../../pages/typed.ts";
import { parseReference } from "../../platform/references.ts";
import type { TagSet } from "../tags/tag-set.ts";
import { MOST_SUMMARY } from "./decide.ts";
import { readContacts, readOutputs, readStanding } from "./input-rows.ts";
import { type ItemContent, itemKindNames } from "./model.ts";
import { originOf } from "./origins.ts";

const MOST_BODY = 20_000;
const MOST_TAGS = 30;

const emptyAsNone = (text: string): string | undefined => (text === "" ? undefined : text);

const contentForm = z.object({
  kind: z.enum(itemKindNames, { error: "Select what kind of item it is" }),
  title: titleLine({ missing: "Enter the title", name: "Title", most: 200 }),
  summary: line({ missing: "Enter a summary", name: "Summary", most: MOST_SUMMARY }),
  body: optionalProse({ name: "Text", most: MOST_BODY }),
  origin: z.pipe(optionalLine({ name: "Origin", most: 100 }), z.transform(originOf)),
  licence: z.pipe(optionalLine({ name: "Licence", most: 100 }), z.transform(emptyAsNone)),
  project: z.pipe(
    optionalLine({ name: "Project", most: 40 }),
    z.transform((text, context) => {
      if (text === "") return undefined;
      const reference = parseReference("project", text);
      if (reference === null)
        context.issues.push({
          code: "custom",
          message: "Enter the project’s reference, like PRJ-4F7K-2Q9C",
          input: context.value,
        });
      return reference ?? undefined;
    }),
  ),
});

/** An organisation as the form's picker and the directory know it. */
export type FormOrganisation = ItemContent["organisations"][number];

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
): ReadForm<ItemContent> => {
  const content = contentForm.safeParse(answers);
  const outputs = readOutputs(answers);
  const contacts = readContacts(answers);
  const standing = readStanding(answers, set, today);
  const issues: FormIssue[] = [
    ...(content.success ? [] : content.error.issues),
    ...outputs.issues,
    ...contacts.issues,
    ...standing.issues,
  ];
  if (!content.success || issues.length > 0) return { success: false, error: { issues } };
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
