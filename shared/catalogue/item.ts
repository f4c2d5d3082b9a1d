import * as z from "zod";

/** What stands in the catalogue, and what each kind is called. */
export const itemKinds = {
  project: "Project",
  "case-study": "Case study",
  playbook: "Playbook",
  tool: "Tool",
} as const;

/** A kind of catalogue item. */
export type ItemKind = keyof typeof itemKinds;

/** The kinds as a list that a form or a schema can take. */
export const itemKindNames = [
  "project",
  "case-study",
  "playbook",
  "tool",
] as const satisfies readonly ItemKind[];

/** Where an item stands: written, with a second person to look at it, for all to see, or taken back with the reason. */
export const itemStatuses = ["draft", "in-review", "published", "withdrawn"] as const;

/** Where an item stands. */
export type ItemStatus = (typeof itemStatuses)[number];

/** What came of the work. The names are those of the table at the end of the catalogue's pages (programme.md, section 2). */
export const outputKinds = {
  code: "Open source code and documentation",
  "case-study": "Case study",
  "technical-report": "Technical report",
  "impact-assessment": "Algorithmic impact assessment",
  "pre-print": "Pre-print",
  other: "Other",
} as const;

/** A kind of output. */
export type OutputKind = keyof typeof outputKinds;

/** The kinds of output as a list that a form or a schema can take. */
export const outputKindNames = [
  "code",
  "case-study",
  "technical-report",
  "impact-assessment",
  "pre-print",
  "other",
] as const satisfies readonly OutputKind[];

/** Where an output is: at an address, on request, still to come, or there is none. `text` is what the page calls it. */
const whereSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("link"), url: z.string(), text: z.string().optional() }),
  z.object({ is: z.literal("on-request"), email: z.string(), text: z.string().optional() }),
  z.object({ is: z.literal("to-come"), text: z.string().optional() }),
  z.object({ is: z.literal("none"), text: z.string().optional() }),
]);

const outputSchema = z.object({
  kind: z.enum(outputKindNames),
  /** What the page calls it, where that is not the kind's own name. */
  label: z.string().optional(),
  where: whereSchema,
});

/** One output of an item. */
export type Output = z.infer<typeof outputSchema>;

const organisationSchema = z.object({ name: z.string(), code: z.string().optional() });

const contactSchema = z.object({ name: z.string(), address: z.string() });

/** How the work itself stood from a date on: `complete`, `deployed`, ... A value of the facets "status" and "deployment", kept with its history. */
const standingSchema = z.object({
  value: z.string(),
  since: z.iso.date().optional(),
  note: z.string().optional(),
});

/** A step of an item's way to its readers. `reason` is given with a withdrawal and with a review that asks for changes. */
const stepSchema = z.object({
  status: z.enum(itemStatuses),
  at: z.iso.datetime(),
  by: z.uuid().optional(),
  reason: z.string().optional(),
});

/** What a page's front matter said that the catalogue has no place of its own for; kept so that an export gives it back. */
const asImportedSchema = z.object({
  /** The file it came from, below the folder that was imported. */
  file: z.string(),
  /** A digest of the file, by which a second import knows that nothing changed. */
  digest: z.string(),
  /** A digest of what the item said then, by which a second import knows that somebody changed it here. */
  content: z.string().optional(),
  more: z.record(z.string(), z.string()),
});

/** What is written in an item: all that an editor can change and that an import reads. */
export const contentSchema = z.object({
  kind: z.enum(itemKindNames),
  title: z.string().min(1).max(200),
  /** One or two sentences, at most 150 characters in a form; an import may bring more and says so. */
  summary: z.string().max(500),
  /** Markdown. Made safe when it is shown. */
  body: z.string(),
  /** Values of tags. Which facets a tag belongs to is the tag set's to say. */
  tags: z.array(z.string()),
  /** Where it comes from, by the one name that the aliases lead to. */
  origin: z.string().optional(),
  organisations: z.array(organisationSchema),
  /** The latest last. */
  standing: z.array(standingSchema),
  outputs: z.array(outputSchema),
  /** An SPDX identifier (`MIT`) or a licence's name. */
  licence: z.string().optional(),
  contacts: z.array(contactSchema),
  /** The reference of the project that it came of. */
  project: z.string().optional(),
});

/** What is written in an item. */
export type ItemContent = z.infer<typeof contentSchema>;

/** Where an item stands: all of it that no form and no file says. */
const frameSchema = z.object({
  reference: z.string(),
  slug: z.string(),
  status: z.enum(itemStatuses),
  /** The way of the item to its readers, the latest step last. */
  steps: z.array(stepSchema),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** Who changed it last, and so may not be the one who reviews it. */
  changedBy: z.uuid().optional(),
  publishedAt: z.iso.datetime().optional(),
  asImported: asImportedSchema.optional(),
  /** Counts the changes; a change of a version that is no longer the last is refused. */
  version: z.number().int().positive(),
});

/** One item of the catalogue. `slug` is the last part of its address and may change; `reference` never does. */
export const itemSchema = contentSchema.extend(frameSchema.shape);

/** One item of the catalogue. */
export type CatalogueItem = z.infer<typeof itemSchema>;

/**
 * What the public may see of an item, by the latest step that it would have noticed: nothing while it was never published; the version that
 * was published last; or that it was withdrawn, and why. Pure.
 */
export const publicStateOf = (
  item: Pick<CatalogueItem, "steps">,
):
  | { readonly is: "never" }
  | { readonly is: "shown" }
  | { readonly is: "withdrawn"; readonly at: string; readonly reason: string } => {
  const step = item.steps.findLast(({ status }) => status === "published" || status === "withdrawn");
  if (step === undefined) return { is: "never" };
  return step.status === "published"
    ? { is: "shown" }
    : { is: "withdrawn", at: step.at, reason: step.reason ?? "" };
};

/** What an item says, without where it stands. */
export const contentOf = (item: ItemContent): ItemContent => contentSchema.parse(item);

/** The item with other content: nothing of what it said is left. */
export const withContent = (item: CatalogueItem, content: ItemContent): CatalogueItem => ({
  ...frameSchema.parse(item),
  ...content,
});

/** Whether two contents say the same. */
export const isSameContent = (one: ItemContent, other: ItemContent): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));

/**
 * The version that the public sees after a change of an item: the item itself when it was published by that change, the version that was shown
 * so far (at the item's present address), or none. Pure.
 */
export const shownAfter = (
  item: CatalogueItem,
  {
    before,
    shown,
  }: { readonly before?: CatalogueItem | undefined; readonly shown?: CatalogueItem | undefined },
): CatalogueItem | undefined => {
  if (item.status === "published" && before?.steps.length !== item.steps.length) return item;
  if (publicStateOf(item).is !== "shown" || shown === undefined) return undefined;
  return shown.slug === item.slug ? shown : { ...shown, slug: item.slug };
};
