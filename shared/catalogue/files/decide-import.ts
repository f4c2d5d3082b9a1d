import type { Entry, Occasion } from "../../journal/entry.ts";
import { record } from "../../journal/entry.ts";
import { CatalogueItemPublished, CatalogueItemWithdrawn } from "../entries.ts";
import { changeItem, createItem } from "../items/decide.ts";
import {
  type CatalogueItem,
  contentOf,
  type ItemContent,
  isSameContent,
  publicStateOf,
} from "../items/model.ts";
import type { WholeItem } from "../items/store.ts";
import type { TagSet } from "../tags/tag-set.ts";
import { contentDigest } from "./digest.ts";
import type { Arrival, ImportedPage, Made } from "./import.ts";
import { keepUntold } from "./keep-untold.ts";
import type { PageItem } from "./page-item.ts";

/** The reason that stands at the address of an item whose import was undone. A later import may publish it again. */
export const UNDONE = "The import that brought this page was undone.";

/** The items that the catalogue has, ready to be asked which of them a page is. */
export interface KnownItems {
  readonly byReference: ReadonlyMap<string, WholeItem>;
  readonly byFile: ReadonlyMap<string, WholeItem>;
  /** The reference of the item that has or had an address. */
  readonly ownerOf: (slug: string) => string | undefined;
  readonly tags: TagSet;
}

/** Which item a page is: the one that it names, the one that came from the same file, or the one at its address. Pure. */
const itemOfPage = (file: string, { said, slug }: PageItem, known: KnownItems): WholeItem | undefined =>
  known.byReference.get(said.reference ?? "") ??
  known.byFile.get(file) ??
  known.byReference.get(known.ownerOf(slug) ?? "");

/** Whether somebody has changed what an item says since it was imported; always, where it was not. */
const isChangedHere = ({ asImported, ...item }: CatalogueItem): boolean =>
  asImported?.content === undefined || asImported.content !== contentDigest(item);

/** Whether the public can be shown an item: it has a summary and a tag. */
export const canBeShown = ({ summary, tags }: Pick<ItemContent, "summary" | "tags">): boolean =>
  summary !== "" && tags.length > 0;

const becomes = (
  { said }: PageItem,
  content: ItemContent,
  arrival: Arrival,
): Pick<Made, "becomes" | "publishedAt" | "reason"> => {
  const { status, publishedAt, reason } = said;
  const at = publishedAt === undefined ? {} : { publishedAt };
  if (arrival === "published") return canBeShown(content) ? { becomes: "published" } : {};
  if (arrival === "drafts" || status === undefined || status === "draft") return {};
  return { becomes: status, ...at, reason };
};

/** What a page comes to; `double` when a page before it is the same item. The item is a draft, and `made` is what is kept of it. */
export type PageOutcome =
  | { readonly outcome: "unchanged" | "kept" | "double" }
  | {
      /** Names of what the page does not speak of, which stays as it is. */
      readonly kept: readonly (keyof ItemContent)[];
      readonly outcome: "created" | "changed";
      readonly item: CatalogueItem;
      readonly entries: readonly Entry[];
      readonly made: Made;
    };

/** How an import was told to go about it. */
export interface ImportOrder {
  readonly arrival: Arrival;
  readonly replace: boolean;
}

const asImported = (
  { file, digest, item }: ImportedPage,
  content: ItemContent,
): NonNullable<CatalogueItem["asImported"]> => ({
  file,
  digest,
  content: contentDigest(content),
  more: item.more,
});

const freeAddresses = (item: PageItem, reference: string, known: KnownItems): string[] =>
  item.otherAddresses.filter((slug) => (known.ownerOf(slug) ?? reference) === reference);

const wasUndone = ({ steps }: CatalogueItem): boolean => steps.at(-1)?.reason === UNDONE;

const isOpenAgain = (item: CatalogueItem): boolean => item.status === "published" || wasUndone(item);

/** Whether the same file was imported before, or the item says what the page does. */
const isAsWanted = (
  page: ImportedPage,
  content: ItemContent,
  item: CatalogueItem,
  replace: boolean,
): boolean => (item.asImported?.digest === page.digest && !replace) || isSameContent(item, content);

/** The item as a draft with other content, which may be the same where it was withdrawn. */
const redraft = (
  before: CatalogueItem,
  content: ItemContent,
  occasion: Occasion,
): { readonly item: CatalogueItem; readonly entries: readonly Entry[] } => {
  const answer = changeItem(before, { content, version: before.version }, occasion);
  if (!("refusal" in answer)) return answer;
  const by = occasion.actor.id === undefined ? {} : { by: occasion.actor.id };
  const steps = [...before.steps, { status: "draft" as const, at: occasion.now, ...by }];
  return { item: { ...before, status: "draft", steps, version: before.version + 1 }, entries: [] };
};

/**
 * What becomes of a page, given the item that it is (`present`), if any. The same file again changes nothing, and nor does another that says the
 * same. An item that somebody has changed here stays as it is unless the order says otherwise. Of items that were there, those are published
 * again that were published. Pure.
 */
const importPage = (
  page: ImportedPage,
  {
    present,
    known,
    newReference,
  }: { readonly present: WholeItem | undefined; readonly known: KnownItems; readonly newReference: string },
  { arrival, replace }: ImportOrder,
  occasion: Occasion,
): PageOutcome => {
  const { item: read } = page;
  if (present === undefined) {
    const content = contentOf(read);
    const reference = read.said.reference ?? newReference;
    const named = { reference, slug: read.slug, asImported: asImported(page, content) };
    const { item, entries } = createItem(content, named, occasion);
    const addresses = [read.slug, ...freeAddresses(read, reference, known)];
    const made: Made = {
      reference,
      outcome: "created",
      version: item.version,
      ...becomes(read, content, arrival),
      addresses,
    };
    return { outcome: "created", kept: [], item, entries, made };
  }
  const { item: before } = present;
  const { content, kept } = keepUntold(page, before, known.tags);
  const again = wasUndone(before);
  if (!again && isAsWanted(page, content, before, replace)) return { outcome: "unchanged" };
  if (!again && isChangedHere(before) && !replace) return { outcome: "kept" };
  const answer = redraft(before, content, occasion);
  const { reference } = before;
  const made: Made = {
    reference,
    outcome: "changed",
    version: answer.item.version,
    ...(isOpenAgain(before) ? becomes(read, content, arrival) : {}),
    addresses: freeAddresses(read, reference, known),
    before,
  };
  return {
    outcome: "changed",
    kept,
    item: { ...answer.item, asImported: asImported(page, content) },
    entries: answer.entries,
    made,
  };
};

/** An item as what an import drafts becomes in the end, or undefined where it stays a draft or somebody has changed it since. Pure. */
export const releaseItem = (
  item: CatalogueItem,
  { becomes: status, publishedAt, reason, version }: Made,
  occasion: Occasion,
): { readonly item: CatalogueItem; readonly entries: readonly Entry[] } | undefined => {
  if (status === undefined || status === "draft" || item.version !== version) return undefined;
  const by = occasion.actor.id === undefined ? {} : { by: occasion.actor.id };
  const step = { status, at: occasion.now, ...by, reason };
  const shownSince =
    status === "published"
      ? { publishedAt: publishedAt ?? occasion.now }
      : publishedAt === undefined
        ? {}
        : { publishedAt };
  const first = publicStateOf(item).is === "never";
  const subject = item.reference;
  const entries =
    status === "published"
      ? [record(CatalogueItemPublished, { subject, data: { first } }, occasion)]
      : status === "withdrawn"
        ? [record(CatalogueItemWithdrawn, { subject, data: {} }, occasion)]
        : [];
  // Who started the import has looked at it.
  const { writers: _reviewed, ...reviewed } = item;
  return {
    item: { ...reviewed, status, ...shownSince, steps: [...item.steps, step], version: item.version + 1 },
    entries,
  };
};

/** A page with the item that it is, if any, and what it comes to. */
export interface PageResult {
  readonly page: ImportedPage;
  readonly present: WholeItem | undefined;
  readonly result: PageOutcome;
}

/**
 * What becomes of pages, in their order. No two of them are one item: `taken` has the references of the items that pages before these were, and
 * a second page is left out. Pure.
 */
export const importPages = (
  pages: readonly ImportedPage[],
  {
    known,
    taken,
    newReference,
  }: { readonly known: KnownItems; readonly taken: ReadonlySet<string>; readonly newReference: () => string },
  order: ImportOrder,
  occasion: Occasion,
): readonly PageResult[] => {
  const before = new Set(taken);
  return pages.map((page): PageResult => {
    const present = itemOfPage(page.file, page.item, known);
    if (present !== undefined && before.has(present.item.reference))
      return { page, present, result: { outcome: "double" } };
    if (present !== undefined) before.add(present.item.reference);
    const result = importPage(page, { present, known, newReference: newReference() }, order, occasion);
    return { page, present, result };
  });
};
