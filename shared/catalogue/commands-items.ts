import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { changedLinks } from "../links/note.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import { nextSlug, slugOf } from "./address.ts";
import * as decide from "./decide-items.ts";
import { type ItemContent, shownAfter } from "./item.ts";
import { linksOf } from "./links.ts";
import { readWholeItem, saveItem, type WholeItem, writesOfItem } from "./store.ts";

const MOST_TRIES = 20;

/** When and by whom a command is given, and the name under which it is done once. */
export interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

/**
 * Drafts an item and gives its reference; the same command again gives the same reference. Its address is made of its title, with a number
 * where another item has that. One transaction, and one more for each address that was taken. Throws after twenty.
 */
export const createItem = async (
  needs: CommitNeeds & { readonly randomBytes: RandomBytes },
  content: ItemContent,
  { occasion, once }: Given,
): Promise<string> => {
  let taken = 0;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const reference = newReference("item", needs.randomBytes);
    const slug = nextSlug(slugOf(content.title), taken + 1);
    const { item, entries } = decide.createItem(content, { reference, slug }, occasion);
    const saved = await saveItem(needs, { writes: writesOfItem(item), entries, result: { reference } }, once);
    if (saved.outcome === "committed") return reference;
    if (saved.outcome === "repeated") return String(saved.result["reference"]);
    if (saved.refusal === "address-taken") taken += 1;
  }
  throw new Error(`An item could not be saved in ${MOST_TRIES} tries.`);
};

/** What became of a change of an item. */
export type ItemChange =
  | { readonly done: true }
  | { readonly refusal: decide.ItemRefusal | "unknown" | "address-taken" };

const change = async (
  needs: CommitNeeds,
  reference: string,
  once: string,
  answerOn: (whole: WholeItem) => decide.ItemAnswer,
): Promise<ItemChange> => {
  const whole = await readWholeItem(needs.table, reference);
  if (whole === undefined) return { refusal: "unknown" };
  const answer = answerOn(whole);
  // The same button pressed twice: it is as asked.
  if ("refusal" in answer) return (await wasCommitted(needs.table, once)) ? { done: true } : answer;
  const earlier = { before: whole.item, shown: whole.shown };
  const after = shownAfter(answer.item, earlier);
  const writes = [
    ...writesOfItem(answer.item, earlier),
    ...changedLinks(linksOf(whole.shown), linksOf(after), needs.now()),
  ];
  const saved = await saveItem(needs, { writes, entries: answer.entries }, once);
  if (saved.outcome !== "refused") return { done: true };
  if (saved.refusal === "reference-taken") throw new Error("An item that was read is said to be new.");
  return { refusal: saved.refusal };
};

/** Changes what an item says. One query and one transaction. */
export const changeItem = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly version: number; readonly content: ItemContent },
  { occasion, once }: Given,
): Promise<ItemChange> =>
  change(needs, asked.reference, once, ({ item }) => decide.changeItem(item, asked, occasion));

/** What can be asked for an item besides a change of what it says. `version` is the one that whoever asks has seen. */
export type ItemStep =
  | { readonly step: "ask-for-review" }
  | { readonly step: "publish"; readonly version: number }
  | { readonly step: "send-back"; readonly reason: string }
  | { readonly step: "withdraw"; readonly reason: string }
  | { readonly step: "move"; readonly slug: string }
  | { readonly step: "discard-changes" };

const answerTo = ({ item, shown }: WholeItem, asked: ItemStep, occasion: Occasion): decide.ItemAnswer => {
  switch (asked.step) {
    case "ask-for-review":
      return decide.askForReview(item, occasion);
    case "publish":
      return decide.publishItem(item, asked.version, occasion);
    case "send-back":
      return decide.sendBack(item, asked.reason, occasion);
    case "withdraw":
      return decide.withdrawItem(item, asked.reason, occasion);
    case "move":
      return decide.moveItem(item, asked.slug, occasion);
    case "discard-changes":
      return decide.discardChanges(item, shown, occasion);
  }
};

/** Takes an item a step on its way to its readers, or back. One query and one transaction. */
export const takeStep = (
  needs: CommitNeeds,
  reference: string,
  asked: ItemStep,
  { occasion, once }: Given,
): Promise<ItemChange> => change(needs, reference, once, (whole) => answerTo(whole, asked, occasion));
