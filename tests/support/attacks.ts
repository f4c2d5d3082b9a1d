// One of each kind of character that patterns tell apart.
const CHARACTERS = [..."a0-. \n!"];

// What has a meaning in patterns, so that words stay that a pattern looks for.
const MEANINGS = /\\[pP]\{\w+\}|\\[a-zA-Z]|\(\?(?:<?[=!]|:|<\w+>)/g;

const wordsIn = (source: string): readonly string[] =>
  [...source.replaceAll(MEANINGS, " ").matchAll(/[^\\\s()[\]{}|?*+^$.]+/gu)]
    .map(([word]) => word)
    .slice(0, 3);

/** A text to try a pattern with, in any length. */
export interface Attack {
  readonly name: string;
  readonly text: (size: number) => string;
}

/**
 * Texts that a pattern is slow on if it tries the same characters again and again: a beginning, the same over and over, and an end that does
 * not fit. They are made of what the pattern itself looks for.
 */
export const attacksOn = (source: string): readonly Attack[] => {
  const words = wordsIn(source);
  const own = [...new Set(source.replaceAll(MEANINGS, ""))].filter((character) => /[^\w\\]/.test(character));
  const repeated = new Set([...CHARACTERS, ...own, ...words]);
  return ["", ...words.slice(0, 1)].flatMap((start) =>
    [...repeated].map((again) => ({
      name: `${JSON.stringify(start)} and then ${JSON.stringify(again)} again and again`,
      text: (size) => `${start}${again.repeat(Math.ceil(size / again.length))}\0!`,
    })),
  );
};
