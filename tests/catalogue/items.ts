import { askForReview, createItem, publishItem as publish } from "../../shared/catalogue/items/commands.ts";
import type { ItemContent } from "../../shared/catalogue/items/model.ts";
import { readItem } from "../../shared/catalogue/read.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plusHours } from "../../shared/platform/time.ts";
import type { World } from "../support/world.ts";
import { asha, at, ben, content } from "./made-up.ts";

/** Lets so much time pass that functions no longer hold what they read before. */
export const letTimePass = ({ clock }: World): void => {
  clock.now = plusHours(clock.now, 0.05);
};

/** Drafts an item as Asha; gives its reference. */
export const draftItem = async (
  { needs, clock }: World,
  more: Partial<ItemContent> = {},
): Promise<string> => {
  const command = { occasion: at(clock.now), once: newId() };
  return (await createItem(needs, content(more), command)).done.reference;
};

/** Drafts an item as Asha and publishes it as Ben; gives its reference. */
export const publishItem = async (world: World, more: Partial<ItemContent> = {}): Promise<string> => {
  const { needs, clock, real } = world;
  const reference = await draftItem(world, more);
  const given = (by: string) => ({ occasion: at(clock.now, by), once: newId() });
  await askForReview(needs, reference, given(asha));
  const item = await readItem(real.table, reference);
  await publish(needs, { reference, version: item?.version ?? 0 }, given(ben));
  return reference;
};
