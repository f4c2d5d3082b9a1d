import { oneLine } from "../platform/text.ts";

const KEPT = new Map(
  "NHS ICB HSC UK LHB CIC GP".split(" ").map((word): [string, string] => [word.toLowerCase(), word]),
);
const SMALL = new Set("and at for in of on the to upon with by".split(" "));

const withCapital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const readableWord = (word: string, first: boolean): string => {
  const bare = word.replaceAll(/[^\p{L}]/gu, "");
  const kept = KEPT.get(bare);
  if (kept !== undefined) return word.replace(bare, kept);
  if (SMALL.has(word) && !first) return word;
  return word.split("-").map(withCapital).join("-");
};

/**
 * A name as people write it, from one in capitals as ODS files have it: `ST GEORGE'S HOSPITAL NHS TRUST` -> `St George's Hospital NHS
 * Trust`. A name that has a small letter stays as it is, but for stray spaces.
 */
export const readableName = (name: string): string => {
  const line = oneLine(name);
  if (/\p{Ll}/u.test(line)) return line;
  return line
    .toLowerCase()
    .split(" ")
    .map((word, index) => readableWord(word, index === 0))
    .join(" ");
};
