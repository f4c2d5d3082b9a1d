import type { Refused } from "../../journal/answer.ts";
import { type Entry, type EntryDefinition, type Occasion, record } from "../../journal/entry.ts";
import * as entries from "../entries.ts";
import { isSlug } from "./address.ts";
import {
  type CatalogueItem,
  type ItemContent,
  type ItemStatus,
  isSameContent,
  publicStateOf,
  withContent,
} from "./model.ts";
import { mayPublish, writersAfter } from "./writers.ts";

/** What a decision about an item makes true. */
export interface ItemDecision {
  readonly item: CatalogueItem;
  readonly entries: readonly Entry[];
}

/** Why what an item says is not changed. */
export type ChangeRefusal = "changed" | "nothing-changed";

/** Why nobody is asked to review an item. */
export type ReviewRefusal =
  | "already-in-review"
  | "already-published"
  | "summary-missing"
  | "summary-too-long"
  | "no-tags";

/** Why an item is not published. */
export type PublishRefusal = "already-published" | "not-in-review" | "changed" | "own-change";

/** Why an item is not sent back to whoever wrote it. */
export type SendBackRefusal = "not-in-review";

/** Why an item is not withdrawn. */
export type WithdrawRefusal = "not-published";

/** Why an item is not given another address. */
export type MoveRefusal = "no-address" | "same-address";

/** Why an item is not put back to its published version. */
export type DiscardRefusal = "nothing-to-discard";

/** The most characters of a published item's summary: it is what lists, feeds and `publiccode.yml` show. */
export const MOST_SUMMARY = 150;

const said = (item: CatalogueItem, definition: EntryDefinition<string, object>, occasion: Occasion): Entry =>
  record(definition, { subject: item.reference, data: {} }, occasion);

const actorOf = ({ actor }: Occasion): { readonly by?: string } =>
  actor.kind === "team" && actor.id !== undefined ? { by: actor.id } : {};

const step = (
  item: CatalogueItem,
  status: ItemStatus,
  occasion: Occasion,
  reason?: string,
): CatalogueItem => ({
  ...item,
  status,
  steps: [...item.steps, { status, at: occasion.now, ...actorOf(occasion), reason }],
  version: item.version + 1,
});

const writtenBy = (
  before: CatalogueItem | undefined,
  content: ItemContent,
  occasion: Occasion,
): Pick<CatalogueItem, "changedAt" | "changedBy" | "writers"> => {
  const { by } = actorOf(occasion);
  return { changedAt: occasion.now, changedBy: by, ...writersAfter(before, content, by) };
};

/** Drafts an item. Nothing speaks against one. */
export const createItem = (
  content: ItemContent,
  named: Pick<CatalogueItem, "reference" | "slug" | "asImported">,
  occasion: Occasion,
): ItemDecision => {
  const item: CatalogueItem = {
    ...content,
    ...named,
    status: "draft",
    steps: [{ status: "draft", at: occasion.now, ...actorOf(occasion) }],
    createdAt: occasion.now,
    ...writtenBy(undefined, content, occasion),
    version: 1,
  };
  return { item, entries: [said(item, entries.CatalogueItemCreated, occasion)] };
};

/**
 * Changes what an item says, as it was when its form was made (`version`). A published one becomes a draft of what is to be published next:
 * the public sees the last version until then. One in review stays there, now for somebody else than whoever changed it.
 */
export const changeItem = (
  item: CatalogueItem,
  { content, version }: { readonly content: ItemContent; readonly version: number },
  occasion: Occasion,
): ItemDecision | Refused<ChangeRefusal> => {
  if (version !== item.version) return { refusal: "changed" };
  if (isSameContent(item, content)) return { refusal: "nothing-changed" };
  const changed = { ...withContent(item, content), ...writtenBy(item, content, occasion) };
  return {
    item:
      item.status === "in-review"
        ? { ...changed, version: item.version + 1 }
        : step(changed, "draft", occasion),
    entries: [said(item, entries.CatalogueItemChanged, occasion)],
  };
};

/** Asks for a second person to look at an item. Everything that the public needs must be there. */
export const askForReview = (
  item: CatalogueItem,
  occasion: Occasion,
): ItemDecision | Refused<ReviewRefusal> => {
  if (item.status === "in-review") return { refusal: "already-in-review" };
  if (item.status === "published") return { refusal: "already-published" };
  if (item.summary === "") return { refusal: "summary-missing" };
  if (item.summary.length > MOST_SUMMARY) return { refusal: "summary-too-long" };
  if (item.tags.length === 0) return { refusal: "no-tags" };
  const asked = step(item, "in-review", occasion);
  return { item: asked, entries: [said(item, entries.CatalogueItemReviewRequested, occasion)] };
};

/** Publishes an item in review as the reviewer saw it (`version`). Who wrote what is new may not; see `mayPublish`. */
export const publishItem = (
  item: CatalogueItem,
  version: number,
  occasion: Occasion,
): ItemDecision | Refused<PublishRefusal> => {
  if (item.status === "published") return { refusal: "already-published" };
  if (item.status !== "in-review") return { refusal: "not-in-review" };
  if (version !== item.version) return { refusal: "changed" };
  if (!mayPublish(item, actorOf(occasion).by)) return { refusal: "own-change" };
  const first = publicStateOf(item).is === "never";
  const { writers: _reviewed, ...reviewed } = item;
  const published = { ...step(reviewed, "published", occasion), publishedAt: occasion.now };
  const data = { first };
  return {
    item: published,
    entries: [record(entries.CatalogueItemPublished, { subject: item.reference, data }, occasion)],
  };
};

/** Sends an item in review back with what to change. */
export const sendBack = (
  item: CatalogueItem,
  reason: string,
  occasion: Occasion,
): ItemDecision | Refused<SendBackRefusal> => {
  if (item.status !== "in-review") return { refusal: "not-in-review" };
  return {
    item: step(item, "draft", occasion, reason),
    entries: [said(item, entries.CatalogueItemSentBack, occasion)],
  };
};

/** Takes an item back from the public. Its address stays and says why. It can be published again by way of a review. */
export const withdrawItem = (
  item: CatalogueItem,
  reason: string,
  occasion: Occasion,
): ItemDecision | Refused<WithdrawRefusal> => {
  if (publicStateOf(item).is !== "shown") return { refusal: "not-published" };
  return {
    item: step(item, "withdrawn", occasion, reason),
    entries: [said(item, entries.CatalogueItemWithdrawn, occasion)],
  };
};

/** Gives an item another address. All that it had lead to it. Whether the address is free is the store's to say. */
export const moveItem = (
  item: CatalogueItem,
  slug: string,
  occasion: Occasion,
): ItemDecision | Refused<MoveRefusal> => {
  if (!isSlug(slug)) return { refusal: "no-address" };
  if (slug === item.slug) return { refusal: "same-address" };
  return {
    item: { ...item, slug, version: item.version + 1 },
    entries: [said(item, entries.CatalogueItemAddressChanged, occasion)],
  };
};

/** Puts an item back to the version that the public sees. */
export const discardChanges = (
  item: CatalogueItem,
  shown: CatalogueItem | undefined,
  occasion: Occasion,
): ItemDecision | Refused<DiscardRefusal> => {
  if (shown === undefined || item.status === "published") return { refusal: "nothing-to-discard" };
  const { slug, steps, version } = item;
  return {
    item: step({ ...shown, slug, steps, version }, "published", occasion),
    entries: [said(item, entries.CatalogueItemChangesDiscarded, occasion)],
  };
};
