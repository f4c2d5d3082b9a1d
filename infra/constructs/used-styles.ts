import { AtRule, parse, type Rule } from "postcss";

/** Whether a class name can occur on a page. */
export type IsUsed = (className: string) => boolean;

/** The texts that pages are made of. */
export interface PageTexts {
  /** Templates, scripts and code of this project. */
  readonly own: readonly string[];
  /** Templates and scripts of packages, which are told by ours what to show and how. */
  readonly packages: readonly string[];
}

const wordsIn = (texts: readonly string[], pattern = /[\w-]+/g): string[] =>
  texts.flatMap((text) => text.match(pattern) ?? []);

// What a macro asks of what it was given, it does not give: a class, or a variant.
const ASKED_FOR = /(?:not "[\w-]+" in|[=!]= ?["'][\w-]+["']|\bin \[[^\]]*\])/g;
// A word that can be somebody's value, not the name of what is called: `"reverse"` is one, `.reverse()` is not.
const VALUE = /(?<![\w.-])[\w-]+(?![\w(-])/g;
const QUOTED = /(?<=["'])[\w-]+(?=["'])/g;

/**
 * Tells which class names these texts can give an element: those that stand in them, and those that they put together of what stands
 * in them and a value: a block and its modifier (`nhsuk-label` and `s` are `nhsuk-label--s`), or a beginning and an ending
 * (`nhsuk-input--width-` and `10`).
 */
export const namesIn = ({ own, packages }: PageTexts): IsUsed => {
  const given = packages.map((text) => text.replaceAll(ASKED_FOR, ""));
  const words = new Set([...wordsIn(own), ...wordsIn(given)]);
  const values = new Set([...wordsIn(own, VALUE), ...wordsIn(given, QUOTED)]);
  const beginnings = [...words].filter((word) => /^[a-z].*[-_]$/i.test(word));
  return (name) => {
    const [block = "", modifier = ""] = name.split(/--(?!.*--)/);
    return (
      words.has(name) ||
      (words.has(block) && values.has(modifier)) ||
      beginnings.some((start) => name.startsWith(start) && values.has(name.slice(start.length)))
    );
  };
};

/** The classes that an element must have, or be among, for a selector to match: not those that `:not()` and its like only ask about. */
const classesOf = (selector: string): string[] => {
  let plain = selector;
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.replaceAll(/:[\w-]+\([^()]*\)/g, "");
  }
  return [...plain.matchAll(/\.([a-z_][\w-]*)/gi)].flatMap(([, name]) => (name === undefined ? [] : [name]));
};

/** Takes a rule out, with the conditions around it that are empty without it. */
const remove = (rule: Rule | AtRule): void => {
  const around = rule.parent;
  rule.remove();
  if (around instanceof AtRule && around.nodes?.length === 0) remove(around);
};

/** The stylesheet without what no page can match. What is left stands in its order and says what it said. Throws what PostCSS throws when it is none. */
export const onlyUsed = (css: string, isUsed: IsUsed): string => {
  const sheet = parse(css);
  sheet.walkRules((rule) => {
    const selectors = rule.selectors.filter((selector) => classesOf(selector).every(isUsed));
    if (selectors.length === 0) remove(rule);
    else if (selectors.length < rule.selectors.length) rule.selectors = selectors;
  });
  return sheet.toString();
};
