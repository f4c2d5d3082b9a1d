import type { CatalogueItem } from "../items/model.ts";
import type { Index } from "./text-index.ts";

/** A match of a few common words in a long text is no match. */
const LEAST_SCORE = 4;
/** Words of three letters and less are rarely telling; these few are. */
const TELLING = new Set(["bed", "ct", "mri", "nlp", "llm", "icu"]);

const isTelling = (word: string): boolean => word.length >= 4 || TELLING.has(word);

/** The items that share the most telling words with a text, the closest first. Pure. */
export const similarTo = (index: Index, words: string): readonly CatalogueItem[] =>
  index
    .closest(words, isTelling)
    .filter(({ score }) => score >= LEAST_SCORE)
    .map(({ item }) => item);

/** How much a tag that two items of many share counts; the rarer the tag, the more. */
const SHARED_TAG = 6;
/** How much the item counts whose words are the closest; the second half of it, and so on. */
const CLOSEST_WORDS = 12;

/** The items closest to one of them, by the tags that they share and by their words; itself left out. At most `limit`. Pure. */
export const relatedTo = (item: CatalogueItem, index: Index, limit: number): readonly CatalogueItem[] => {
  const others = index.items.filter(({ reference }) => reference !== item.reference);
  const having = new Map<string, number>();
  for (const { tags } of others) for (const tag of new Set(tags)) having.set(tag, (having.get(tag) ?? 0) + 1);
  const byWords = similarTo(index, `${item.title} ${item.summary}`)
    .map(({ reference }) => reference)
    .filter((reference) => reference !== item.reference);
  const scored = others.map((other) => {
    const shared = [...new Set(other.tags)].filter((tag) => item.tags.includes(tag));
    const place = byWords.indexOf(other.reference);
    const ofTags = shared.map((tag) => SHARED_TAG * Math.log(1 + others.length / (having.get(tag) ?? 1)));
    return {
      other,
      score: ofTags.reduce((sum, each) => sum + each, place < 0 ? 0 : CLOSEST_WORDS / (1 + place)),
    };
  });
  return scored
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.other.reference < b.other.reference ? -1 : 1))
    .slice(0, limit)
    .map(({ other }) => other);
};
