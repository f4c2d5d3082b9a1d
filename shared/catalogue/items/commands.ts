import * as z from "zod/mini";
import type { Refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import type { Table } from "../../platform/dynamo.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import { nextSlug } from "./address.ts";
import * as decide from "./decide.ts";
import type { ItemContent } from "./model.ts";
import { saveItem, saveNewItem } from "./save.ts";
import { readOwners, readWholeItem, type WholeItem } from "./store.ts";
import { slugOf } from "./title-slug.ts";

const MOST_OF_ONE_TITLE = 100;

/** The first of `bed-forecast`, `bed-forecast-2` ... that no item has or had; after a hundred of them, one with the item's own reference. One read. */
const freeSlug = async (table: Table, slug: string, reference: string): Promise<string> => {
  const slugs = Array.from({ length: MOST_OF_ONE_TITLE }, (_, index) => nextSlug(slug, index + 1));
  const owners = await readOwners(table, slugs);
  return slugs.find((each) => !owners.has(each)) ?? slugOf(`${slug.slice(0, 60)} ${reference}`);
};

/**
 * Drafts an item and tells its reference. Its address is made of its title, with a number where another item has or had that. One transaction;
 * where the address was taken, one read and one transaction more.
 */
export const createItem = (
  needs: CommitNeeds & { readonly randomBytes: RandomBytes },
  content: ItemContent,
  command: Command,
): Promise<Changed<never, { readonly reference: string }>> =>
  changeStored(needs, command, {
    read: async (attempt) => {
      const reference = newReference("item", needs.randomBytes);
      const slug = slugOf(content.title);
      return { reference, slug: attempt === 1 ? slug : await freeSlug(needs.table, slug, reference) };
    },
    decide: (named) => decide.createItem(content, named, command.occasion),
    save: (_named, decision) => saveNewItem(decision),
    told: z.object({ reference: z.string() }),
  });

const changeOneItem = <Refusal extends string>(
  needs: CommitNeeds,
  reference: string,
  { once, occasion }: Command,
  decideOn: (whole: WholeItem) => decide.ItemDecision | Refused<Refusal>,
) =>
  changeStored(
    needs,
    { once },
    {
      read: () => readWholeItem(needs.table, reference),
      decide: decideOn,
      save: (whole, decision) => saveItem(whole, decision, occasion.now),
    },
  );

/** Changes what an item says. `version` is that of the item as the person saw it: a change by others since is a refusal. One query and one transaction. */
export const changeItem = (
  needs: CommitNeeds,
  change: { readonly reference: string; readonly version: number; readonly content: ItemContent },
  command: Command,
): Promise<Changed<decide.ChangeRefusal | "unknown">> =>
  changeOneItem(needs, change.reference, command, ({ item }) =>
    decide.changeItem(item, change, command.occasion),
  );

/** Asks for a second person to look at an item. One query and one transaction. */
export const askForReview = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<decide.ReviewRefusal | "unknown">> =>
  changeOneItem(needs, reference, command, ({ item }) => decide.askForReview(item, command.occasion));

/** Publishes an item in review. `version` is the one that the reviewer saw. One query and one transaction. */
export const publishItem = (
  needs: CommitNeeds,
  { reference, version }: { readonly reference: string; readonly version: number },
  command: Command,
): Promise<Changed<decide.PublishRefusal | "unknown">> =>
  changeOneItem(needs, reference, command, ({ item }) => decide.publishItem(item, version, command.occasion));

/** Sends an item in review back, with what has to change. One query and one transaction. */
export const sendBack = (
  needs: CommitNeeds,
  { reference, reason }: { readonly reference: string; readonly reason: string },
  command: Command,
): Promise<Changed<decide.SendBackRefusal | "unknown">> =>
  changeOneItem(needs, reference, command, ({ item }) => decide.sendBack(item, reason, command.occasion));

/** Takes an item back from the public, with the reason that its address gives. One query and one transaction. */
export const withdrawItem = (
  needs: CommitNeeds,
  { reference, reason }: { readonly reference: string; readonly reason: string },
  command: Command,
): Promise<Changed<decide.WithdrawRefusal | "unknown">> =>
  changeOneItem(needs, reference, command, ({ item }) => decide.withdrawItem(item, reason, command.occasion));

/** Gives an item another address, unless another item has or had it. Its earlier addresses lead to it. One query and one transaction. */
export const moveItem = (
  needs: CommitNeeds,
  { reference, slug }: { readonly reference: string; readonly slug: string },
  command: Command,
): Promise<Changed<decide.MoveRefusal | "address-taken" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readWholeItem(needs.table, reference),
    decide: ({ item }) => decide.moveItem(item, slug, command.occasion),
    save: (whole, decision) =>
      saveItem<"address-taken">(whole, decision, command.occasion.now, "address-taken"),
  });

/** Puts an item back to the version that the public sees. One query and one transaction. */
export const discardChanges = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<decide.DiscardRefusal | "unknown">> =>
  changeOneItem(needs, reference, command, ({ item, shown }) =>
    decide.discardChanges(item, shown, command.occasion),
  );
