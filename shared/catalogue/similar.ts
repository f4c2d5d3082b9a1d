import MiniSearch from "minisearch";
import type { CatalogueItem } from "./item.ts";

/** A word weighs more in the title and among the tags than in the summary, and there more than somewhere in the text. */
const WEIGHTS = { title: 4, tags: 3, summary: 2, body: 0.5 };
/** A match of a few common words in a long text is no match. */
const LEAST_SCORE = 4;
/** Words of three letters and less are rarely telling; these few are. */
const TELLING = new Set(["bed", "ct", "mri", "nlp", "llm", "ai", "icu", "gp"]);

const telling = (term: string): string | null => {
  const word = term.toLowerCase();
  return word.length >= 4 || TELLING.has(word) ? word : null;
};

/** The items that share the most telling words with a text, the closest first, at most `limit`. Pure. */
export const similarTo = (
  items: readonly CatalogueItem[],
  words: string,
  limit: number,
): readonly CatalogueItem[] => {
  const search = new MiniSearch<CatalogueItem>({
    idField: "reference",
    fields: Object.keys(WEIGHTS),
    extractField: (item, field) => {
      if (field === "tags") return item.tags.join(" ");
      if (field === "title" || field === "summary" || field === "body") return item[field];
      return item.reference;
    },
    searchOptions: { boost: WEIGHTS, combineWith: "OR", prefix: true },
    processTerm: telling,
  });
  search.addAll(items);
  const byReference = new Map(items.map((item) => [item.reference, item]));
  return search
    .search(words)
    .filter(({ score }) => score >= LEAST_SCORE)
    .slice(0, limit)
    .flatMap(({ id }) => byReference.get(String(id)) ?? []);
};

/** How much a tag that two items share counts beside their words, which give about 10 for a title in common. */
const SHARED_TAG = 6;

/** The items closest to one of them, by the tags that they share (the rarer the more) and by their words; itself left out. At most `limit`. Pure. */
export const relatedTo = (
  item: CatalogueItem,
  items: readonly CatalogueItem[],
  limit: number,
): readonly CatalogueItem[] => {
  const others = items.filter(({ reference }) => reference !== item.reference);
  const common = new Map<string, number>();
  for (const { tags } of items) for (const tag of new Set(tags)) common.set(tag, (common.get(tag) ?? 0) + 1);
  const byWords = similarTo(others, `${item.title} ${item.summary}`, others.length);
  const scored = others.map((other) => {
    const shared = new Set(other.tags.filter((tag) => item.tags.includes(tag)));
    let score = 0;
    for (const tag of shared) score += SHARED_TAG * Math.log(1 + others.length / (common.get(tag) ?? 1));
    const place = byWords.indexOf(other);
    return { other, score: score + (place < 0 ? 0 : 12 / (1 + place)) };
  });
  return scored
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.other.reference < b.other.reference ? -1 : 1))
    .slice(0, limit)
    .map(({ other }) => other);
};
