import { ownValue } from "../../platform/keys.ts";
import type { CatalogueItem, ItemContent } from "./model.ts";

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const countWords = (content: ItemContent | undefined): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const text of textsIn(content ?? {}))
    for (const word of text.split(/[^\p{L}\p{N}]+/u))
      if (word !== "") counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** How many words a text has that the one before it had not, wherever they stand. What only moved is not new. */
const newWords = (before: ItemContent | undefined, now: ItemContent): number => {
  const old = countWords(before);
  return [...countWords(now)].reduce(
    (all, [word, count]) => all + Math.max(0, count - (old.get(word) ?? 0)),
    0,
  );
};

type Writers = NonNullable<CatalogueItem["writers"]>;

/** Who wrote how much since the item was published last, with this change; every change is one word at least. Pure. */
export const writersAfter = (
  before: (ItemContent & Pick<CatalogueItem, "writers">) | undefined,
  now: ItemContent,
  by: string | undefined,
): { readonly writers?: Writers } => {
  if (by === undefined) return before?.writers === undefined ? {} : { writers: before.writers };
  const written = Math.max(1, newWords(before, now));
  return { writers: { ...before?.writers, [by]: (ownValue(before?.writers, by) ?? 0) + written } };
};

/** A correction: so many words, or a tenth of what is new. */
const CORRECTION_WORDS = 5;
const CORRECTION_SHARE = 0.1;

/**
 * Whether somebody may publish an item: then a second person has looked at it. It is not the one who wrote most of what is new, so that a comma by
 * a colleague makes nobody the reviewer of their own text; nor anybody else who wrote more than a correction, which nobody but them has seen. Of
 * several who wrote as much, it is not the one who changed it last. Pure.
 */
export const mayPublish = ({ writers = {}, changedBy }: CatalogueItem, by: string | undefined): boolean => {
  if (by === undefined) return false;
  const amounts = Object.values(writers);
  if (amounts.length === 0) return by !== changedBy;
  const own = ownValue(writers, by) ?? 0;
  const most = Math.max(...amounts);
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  if (own > Math.max(CORRECTION_WORDS, all * CORRECTION_SHARE)) return false;
  const isEqual = amounts.filter((amount) => amount === most).length > 1;
  return own < most || (isEqual && by !== changedBy);
};
