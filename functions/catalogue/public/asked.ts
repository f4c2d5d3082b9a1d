import type { CatalogueItem } from "../../../shared/catalogue/items/model.ts";
import { type Chosen, labelIn, type Narrowing, narrowings } from "../../../shared/catalogue/search/facets.ts";
import type { TagSet } from "../../../shared/catalogue/tags/tag-set.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { firstOf } from "../../../shared/platform/text.ts";

/** In which order items are listed. */
export const orders = {
  best: "Best match",
  newest: "Newest first",
  title: "Title, A to Z",
} as const;

/** An order. */
export type Order = keyof typeof orders;

/** What somebody asks of the catalogue. */
export interface Asked {
  readonly words: string;
  readonly chosen: Chosen;
  readonly order: Order;
}

const MOST_WORDS = 200;
const MOST_VALUES = 60;

const orderOf = (text: string | undefined, words: string): Order => {
  if (text === "newest" || text === "title") return text;
  // Without words nothing matches better than anything else.
  return words === "" ? "newest" : "best";
};

/** The order in which a list is when nobody asked for another. */
export const usualOrder = (words: string): Order => orderOf(undefined, words);

/** What the query of an address asks; what makes no sense is as if it were not there. API Gateway joins several values of one name by commas. */
export const askedIn = (query: Readonly<Record<string, string>>): Asked => {
  const words = (query["q"] ?? "").trim().slice(0, MOST_WORDS);
  const chosen = narrowings.flatMap((each): [Narrowing, string[]][] => {
    const values = (query[each] ?? "")
      .split(",")
      .map((value) => value.trim())
      .filter((value) => /^[a-z0-9][a-z0-9 -]{0,59}$/.test(value));
    return values.length === 0 ? [] : [[each, [...firstOf([...new Set(values)], MOST_VALUES).shown]]];
  });
  return { words, chosen: Object.fromEntries(chosen), order: orderOf(query["sort"], words) };
};

/** The address of the catalogue that asks this. */
export const addressOf = ({ words, chosen, order }: Asked, path: string = paths.catalogue): string => {
  const query = new URLSearchParams();
  if (words !== "") query.set("q", words);
  for (const each of narrowings) for (const value of chosen[each] ?? []) query.append(each, value);
  if (order !== orderOf(undefined, words) && order !== "best") query.set("sort", order);
  return query.size === 0 ? path : `${path}?${query}`;
};

/** Each chosen value with the address that asks all the rest, so that it can be taken away. */
export const chosenOnes = (asked: Asked, tags: TagSet) =>
  narrowings.flatMap((each) =>
    (asked.chosen[each] ?? []).map((value) => ({
      label: labelIn(each, value, tags),
      without: addressOf({
        ...asked,
        chosen: { ...asked.chosen, [each]: (asked.chosen[each] ?? []).filter((one) => one !== value) },
      }),
    })),
  );

/** The items in an order; `best` is the order in which they were found. */
export const inOrder = (items: readonly CatalogueItem[], order: Order): readonly CatalogueItem[] => {
  if (order === "title") return items.toSorted((a, b) => a.title.localeCompare(b.title, "en"));
  if (order === "best") return items;
  return items.toSorted((a, b) => ((a.publishedAt ?? "") < (b.publishedAt ?? "") ? 1 : -1));
};
