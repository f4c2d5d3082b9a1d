import type { Write } from "../../shared/journal/commit.ts";
import { lateDaysItem } from "../../shared/journal/late.ts";
import type { Item, Key } from "../../shared/platform/dynamo.ts";
import { figuresKey } from "../../shared/reports/figures/store.ts";

/** Where the figures of a summed up day are, if it has any. */
export const figuresOfDay = ({ sk }: Item & Key): readonly Key[] => [figuresKey({ unit: "day", first: sk })];

/** A mark for a day without figures: the night sums it up again, and those after it stand on it. */
export const markWithoutFigures = (
  { sk }: Item & Key,
  [figures]: readonly (Item | undefined)[],
): readonly Write[] =>
  figures === undefined ? [{ put: lateDaysItem({ first: sk, last: sk }, "figures") }] : [];
