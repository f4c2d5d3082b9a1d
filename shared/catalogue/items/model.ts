import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";
import { lazy } from "../../platform/lazy.ts";
import type { Titled } from "../../platform/titled.ts";

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
export const itemKindNames = keysOf(itemKinds);

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
export const outputKindNames = keysOf(outputKinds);

/** Where an output is: at an address, on request, still to come, or there is none. `text` is what the page calls it. */
const whereSchema = z.lazy(() =>
  z.discriminatedUnion("is", [
    z.object({ is: z.literal("link"), url: z.string(), text: z.optional(z.string()) }),
    z.object({ is: z.literal("on-request"), email: z.string(), text: z.optional(z.string()) }),
    z.object({ is: z.literal("to-come"), text: z.optional(z.string()) }),
    z.object({ is: z.literal("none"), text: z.optional(z.string()) }),
  ]),
);

const outputSchema = z.lazy(() =>
  z.object({
    kind: z.enum(outputKindNames),
    /** What the page calls it, where that is not the kind's own name. */
    label: z.optional(z.string()),
    where: whereSchema,
  }),
);

/** One output of an item. */
export type Output = z.infer<typeof outputSchema>;

const organisationSchema = z.lazy(() => z.object({ name: z.string(), code: z.optional(z.string()) }));

const contactSchema = z.lazy(() => z.object({ name: z.string(), address: z.string() }));

/** How the work itself stood from a date on: `complete`, `deployed`, ... A value of the facets "status" and "deployment", kept with its history. */
const standingSchema = z.lazy(() =>
  z.object({
    value: z.string(),
    since: z.optional(z.iso.date()),
    note: z.optional(z.string()),
  }),
);

/** A step of an item's way to its readers. `reason` is given with a withdrawal and with a review that asks for changes. */
const stepSchema = z.lazy(() =>
  z.object({
    status: z.enum(itemStatuses),
    at: z.iso.datetime(),
    by: z.optional(z.uuid()),
    reason: z.optional(z.string()),
  }),
);

/** What a page's front matter said that the catalogue has no place of its own for; kept so that an export gives it back. */
const asImportedSchema = z.lazy(() =>
  z.object({
    /** The file it came from, below the folder that was imported. */
    file: z.string(),
    /** A digest of the file, by which a second import knows that nothing changed. */
    digest: z.string(),
    /** A digest of what the item said then, by which a second import knows that somebody changed it here. */
    content: z.optional(z.string()),
    more: z.record(z.string(), z.string()),
  }),
);

/** What is written in an item: all that an editor can change and that an import reads. */
export const contentSchema = lazy(() =>
  z.object({
    kind: z.enum(itemKindNames),
    title: z.string().check(z.minLength(1), z.maxLength(200)),
    /** One or two sentences, at most 150 characters in a form; an import may bring more and says so. */
    summary: z.string().check(z.maxLength(500)),
    /** Markdown. Made safe when it is shown. */
    body: z.string(),
    /** Values of tags. Which facets a tag belongs to is the tag set's to say. */
    tags: z.array(z.string()),
    /** Where it comes from, by the one name that the aliases lead to. */
    origin: z.optional(z.string()),
    organisations: z.array(organisationSchema),
    /** The latest last. */
    standing: z.array(standingSchema),
    outputs: z.array(outputSchema),
    /** An SPDX identifier (`MIT`) or a licence's name. */
    licence: z.optional(z.string()),
    contacts: z.array(contactSchema),
    /** The reference of the project that it came of. */
    project: z.optional(z.string()),
  }),
);

/** What is written in an item. */
export type ItemContent = z.infer<ReturnType<typeof contentSchema>>;

/** Where an item stands: all of it that no form and no file says. */
const frameSchema = lazy(() =>
  z.object({
    reference: z.string(),
    slug: z.string(),
    status: z.enum(itemStatuses),
    /** The way of the item to its readers, the latest step last. */
    steps: z.array(stepSchema),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    /** Who changed it last. */
    changedBy: z.optional(z.uuid()),
    /** How many words each has written since it was published last: who may publish it follows from that. */
    writers: z.optional(z.record(z.string(), z.number())),
    publishedAt: z.optional(z.iso.datetime()),
    asImported: z.optional(asImportedSchema),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** One item of the catalogue. `slug` is the last part of its address and may change; `reference` never does. */
export const itemSchema = z.lazy(() => z.extend(contentSchema(), frameSchema().shape));

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
export const contentOf = (item: ItemContent): ItemContent => contentSchema().parse(item);

/** The item with other content: nothing of what it said is left. */
export const withContent = (item: CatalogueItem, content: ItemContent): CatalogueItem => ({
  ...frameSchema().parse(item),
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

/** Items, as any list names them. */
export const titledItem: Titled = {
  key: (reference) => ({ pk: `ITEM#${reference}`, sk: "ITEM" }),
  title: ["item", "title"],
};
