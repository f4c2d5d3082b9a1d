import { askForReview, createItem, publishItem as publish } from "../../shared/catalogue/items/commands.ts";
import { readItem } from "../../shared/catalogue/read.ts";
import { readReUse } from "../../shared/re-uses/store.ts";
import { asha, at, ben, content } from "../catalogue/made-up.ts";
import type { RealTable } from "../support/real-table.ts";
import { type TestClock, testNeeds } from "../support/visiting.ts";
import type { World } from "../support/world.ts";

/** Publishes an invented item; gives its reference and the last part of its address. */
export const publishItem = async (
  real: RealTable,
  clock: TestClock,
  more: Parameters<typeof content>[0],
): Promise<{ readonly reference: string; readonly slug: string }> => {
  const needs = testNeeds(real.table, clock);
  const by = (who: string, once: string) => ({ occasion: at(clock.now, who), once });
  const name = `item:${more?.title}`;
  const { reference } = (await createItem(needs, content(more), by(asha, name))).done;
  await askForReview(needs, reference, by(asha, `${name}:review`));
  const { version = 0, slug = "" } = (await readItem(real.table, reference)) ?? {};
  await publish(needs, { reference, version }, by(ben, `${name}:publish`));
  return { reference, slug };
};

/** A re-use as it is now. */
export const reUseNow = async (world: World, reference: string) => {
  const found = await readReUse(world.real.table, reference);
  if (found === undefined) throw new Error(`There is no re-use ${reference}.`);
  return found;
};
