import { doubleMetaphone } from "double-metaphone";

// What names are written for that double metaphone, which knows English, does not say: the Irish bh, mh and aoi, Sean, Sinéad, Thompson.
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[bm]h/g, "v"],
  [/^aoi/, "ee"],
  [/^sea/, "sha"],
  [/^sin(?=ea)/, "shin"],
  [/mps/g, "ms"],
];

const respelled = (word: string): string =>
  SPELLINGS.reduce((spelled, [pattern, by]) => spelled.replace(pattern, by), word);

/** The sounds of a code without their order and repetitions but for the first, so that two letters that changed places sound the same. */
const unordered = (code: string): string => code.slice(0, 1) + [...new Set(code.slice(1))].sort().join("");

/** The keys under which a name is found by its sound, one or two; none for a word without Latin letters. Two names that share one sound alike. */
export const soundsOf = (word: string): readonly string[] =>
  /^[a-z]+$/.test(word)
    ? [...new Set(doubleMetaphone(respelled(word)).map(unordered))].filter((sound) => sound !== "")
    : [];

/** Whether two names sound the same in the order of their sounds: closer than to share a key. */
export const sameCode = (one: string, other: string): boolean => {
  const codes = new Set(doubleMetaphone(respelled(one)));
  return doubleMetaphone(respelled(other)).some((code) => codes.has(code));
};

/** How many letters are to be changed, added, left out or swapped with their neighbour to make one word the other (optimal string alignment). */
export const distance = (one: string, other: string): number => {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, nth) => nth);
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      const swapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      row.push(
        Math.min(
          (last[to] ?? 0) + 1,
          (row[to - 1] ?? 0) + 1,
          (last[to - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[to - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
};
