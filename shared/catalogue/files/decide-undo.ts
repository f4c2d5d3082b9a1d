import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { CatalogueItemChanged, CatalogueItemRemoved } from "../entries.ts";
import { withdrawItem } from "../items/decide.ts";
import { type CatalogueItem, publicStateOf } from "../items/model.ts";
import type { WholeItem } from "../items/store.ts";
import { UNDONE } from "./decide-import.ts";
import type { Made } from "./import.ts";

/** What becomes of an item when the import that made it is undone. */
export type Undone =
  | { readonly outcome: "left" }
  | { readonly outcome: "removed"; readonly entries: readonly Entry[] }
  | {
      readonly outcome: "withdrawn" | "restored";
      readonly item: CatalogueItem;
      readonly entries: readonly Entry[];
    };

/**
 * Undoes what an import made of one page. A draft that it brought goes, with its addresses; what the public saw is withdrawn, so that its
 * address says why; what it changed is as it was. An item that somebody has changed since is left. Pure.
 */
export const undoPage = (made: Made, present: WholeItem | undefined, occasion: Occasion): Undone => {
  const item = present?.item;
  if (item === undefined || item.version !== made.version) return { outcome: "left" };
  if (made.outcome === "created") {
    const answer = withdrawItem(item, UNDONE, occasion);
    if (!("refusal" in answer)) return { outcome: "withdrawn", ...answer };
    const gone = record(CatalogueItemRemoved, { subject: item.reference, data: {} }, occasion);
    return { outcome: "removed", entries: [gone] };
  }
  const { before } = made;
  if (before === undefined) return { outcome: "left" };
  const by = occasion.actor.id === undefined ? {} : { by: occasion.actor.id };
  // The reason of a withdrawal stays with it: its address shows it.
  const reason = publicStateOf(before).is === "withdrawn" ? before.steps.at(-1)?.reason : undefined;
  const step = {
    status: before.status,
    at: occasion.now,
    ...by,
    reason,
  };
  const restored: CatalogueItem = {
    ...before,
    slug: item.slug,
    steps: [...item.steps, step],
    version: item.version + 1,
  };
  const changed = record(CatalogueItemChanged, { subject: item.reference, data: {} }, occasion);
  return { outcome: "restored", item: restored, entries: [changed] };
};
