import { createItem, takeStep } from "../../shared/catalogue/commands-items.ts";
import { readItem } from "../../shared/catalogue/read.ts";
import { asha, at, ben, content } from "../catalogue/made-up.ts";
import type { RealTable } from "../support/real-table.ts";
import { type TestClock, testNeeds } from "../support/visiting.ts";

/** Publishes an invented item; gives its reference and the last part of its address. */
export const publishItem = async (
  real: RealTable,
  clock: TestClock,
  more: Parameters<typeof content>[0],
): Promise<{ readonly reference: string; readonly slug: string }> => {
  const needs = testNeeds(real.table, clock);
  const by = (who: string, once: string) => ({ occasion: at(clock.now, who), once });
  const name = `item:${more?.title}`;
  const reference = await createItem(needs, content(more), by(asha, name));
  await takeStep(needs, reference, { step: "ask-for-review" }, by(asha, `${name}:review`));
  const { version = 0, slug = "" } = (await readItem(real.table, reference)) ?? {};
  await takeStep(needs, reference, { step: "publish", version }, by(ben, `${name}:publish`));
  return { reference, slug };
};
