import type { Entry, Occasion } from "../../journal/entry.ts";
import { record } from "../../journal/entry.ts";
import { changeItem, createItem } from "../decide-items.ts";
import { CatalogueItemPublished, CatalogueItemWithdrawn } from "../entries.ts";
import { type CatalogueItem, contentOf, type ItemContent, isSameContent, publicStateOf } from "../item.ts";
import type { WholeItem } from "../store.ts";
import { contentDigest } from "./digest.ts";
import type { Arrival, Made, StagedPage } from "./import.ts";
import type { PageItem } from "./page-item.ts";

/** The reason that stands at the address of an item whose import was taken back. A later import may publish it again. */
export const TAKEN_BACK = "The import that brought this page was taken back.";

/** The items that the catalogue has, ready to be asked which of them a page is. */
export interface KnownItems {
  readonly byReference: ReadonlyMap<string, WholeItem>;
  readonly byFile: ReadonlyMap<string, WholeItem>;
  /** The reference of the item that has or had an address. */
  readonly ownerOf: (slug: string) => string | undefined;
}

/** Which item a page is: the one that it names, the one that came from the same file, or the one at its address. Pure. */
const itemOfPage = (file: string, { said, slug }: PageItem, known: KnownItems): WholeItem | undefined =>
  known.byReference.get(said.reference ?? "") ??
  known.byFile.get(file) ??
  known.byReference.get(known.ownerOf(slug) ?? "");

/** Whether somebody has changed what an item says since it was imported; always, where it was not. */
const isChangedHere = ({ asImported, ...item }: CatalogueItem): boolean =>
  asImported?.content === undefined || asImported.content !== contentDigest(item);

const canBeShown = ({ summary, tags }: PageItem): boolean => summary !== "" && tags.length > 0;

const becomes = (item: PageItem, arrival: Arrival): Pick<Made, "becomes" | "publishedAt" | "reason"> => {
  const { status, publishedAt, reason } = item.said;
  const at = publishedAt === undefined ? {} : { publishedAt };
  if (arrival === "published") return canBeShown(item) ? { becomes: "published" } : {};
  if (arrival === "drafts" || status === undefined || status === "draft") return {};
  return { becomes: status, ...at, ...(reason === undefined ? {} : { reason }) };
};

/** What a page comes to; `double` when a page before it is the same item. The item is a draft, and `made` is what is kept of it. */
export type PageOutcome =
  | { readonly outcome: "unchanged" | "kept" | "double" }
  | {
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

const asImported = (page: StagedPage, item: PageItem): NonNullable<CatalogueItem["asImported"]> => ({
  file: page.file,
  digest: page.digest,
  content: contentDigest(item),
  more: item.more,
});

const freeAddresses = (item: PageItem, reference: string, known: KnownItems): string[] =>
  item.otherAddresses.filter((slug) => (known.ownerOf(slug) ?? reference) === reference);

const wasTakenBack = ({ steps }: CatalogueItem): boolean => steps.at(-1)?.reason === TAKEN_BACK;

const isOpenAgain = (item: CatalogueItem): boolean => item.status === "published" || wasTakenBack(item);

/** Whether the same file was imported before, or the item says what the page does. */
const isAsWanted = (page: StagedPage & { readonly item: PageItem }, item: CatalogueItem, replace: boolean) =>
  (item.asImported?.digest === page.digest && !replace) || isSameContent(item, contentOf(page.item));

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
  page: StagedPage & { readonly item: PageItem },
  {
    present,
    known,
    newReference,
  }: { readonly present: WholeItem | undefined; readonly known: KnownItems; readonly newReference: string },
  { arrival, replace }: ImportOrder,
  occasion: Occasion,
): PageOutcome => {
  const { item: read, file } = page;
  const content = contentOf(read);
  if (present === undefined) {
    const reference = read.said.reference ?? newReference;
    const named = { reference, slug: read.slug, asImported: asImported(page, read) };
    const { item, entries } = createItem(content, named, occasion);
    const addresses = [read.slug, ...freeAddresses(read, reference, known)];
    const made: Made = {
      reference,
      file,
      outcome: "created",
      version: item.version,
      ...becomes(read, arrival),
      addresses,
    };
    return { outcome: "created", item, entries, made };
  }
  const { item: before } = present;
  const again = wasTakenBack(before);
  if (!again && isAsWanted(page, before, replace)) return { outcome: "unchanged" };
  if (!again && isChangedHere(before) && !replace) return { outcome: "kept" };
  const answer = redraft(before, content, occasion);
  const { reference } = before;
  const made: Made = {
    reference,
    file,
    outcome: "changed",
    version: answer.item.version,
    ...(isOpenAgain(before) ? becomes(read, arrival) : {}),
    addresses: freeAddresses(read, reference, known),
  };
  return {
    outcome: "changed",
    item: { ...answer.item, asImported: asImported(page, read) },
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
  const step = { status, at: occasion.now, ...by, ...(reason === undefined ? {} : { reason }) };
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
  return {
    item: { ...item, status, ...shownSince, steps: [...item.steps, step], version: item.version + 1 },
    entries,
  };
};

/** A page with the item that it is, if any, and what it comes to. */
export interface PageResult {
  readonly page: StagedPage & { readonly item: PageItem };
  readonly present: WholeItem | undefined;
  readonly result: PageOutcome;
}

/**
 * What becomes of pages, in their order. No two of them are one item: `taken` has the references of the items that pages before these were, and
 * a second page is left out. Pages that are no items are not among the results. Pure.
 */
export const importPages = (
  pages: readonly StagedPage[],
  {
    known,
    taken,
    newReference,
  }: { readonly known: KnownItems; readonly taken: ReadonlySet<string>; readonly newReference: () => string },
  order: ImportOrder,
  occasion: Occasion,
): readonly PageResult[] => {
  const before = new Set(taken);
  return pages.flatMap(({ item, ...page }): PageResult[] => {
    if (item === undefined) return [];
    const read = { ...page, item };
    const present = itemOfPage(page.file, item, known);
    if (present !== undefined && before.has(present.item.reference))
      return [{ page: read, present, result: { outcome: "double" } }];
    if (present !== undefined) before.add(present.item.reference);
    const result = importPage(read, { present, known, newReference: newReference() }, order, occasion);
    return [{ page: read, present, result }];
  });
};
