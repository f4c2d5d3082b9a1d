import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wholeStylesheet } from "../../infra/constructs/assets.ts";
import { namesIn, onlyUsed } from "../../infra/constructs/used-styles.ts";
import { root } from "./synthesized.ts";

const usedOf =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name);

describe("a stylesheet of what is used", () => {
  test.each([
    ["keeps what has no class", "p{a:b}", "p{a:b}"],
    ["keeps a class that is used", ".used{a:b}", ".used{a:b}"],
    ["leaves out a class that is not", ".other{a:b}", ""],
    ["leaves out an element of a class that is not", ".used .other a{a:b}", ""],
    ["keeps of several selectors those that can match", ".used,.other,p{a:b}", ".used,p{a:b}"],
    ["keeps what only asks that a class be absent", "a:not(.other){a:b}", "a:not(.other){a:b}"],
    [
      "keeps what may have one of several classes",
      ":where(.other, p:is(.x)){a:b}",
      ":where(.other, p:is(.x)){a:b}",
    ],
    [
      "leaves out a condition that nothing is left of",
      "@media print{@supports (a:b){.other{a:b}}}p{a:b}",
      "p{a:b}",
    ],
    ["keeps a condition with the rest", "@media print{.other{a:b}.used{a:b}}", "@media print{.used{a:b}}"],
    ["keeps the steps of a movement", "@keyframes x{from{a:b}50%{a:c}}", "@keyframes x{from{a:b}50%{a:c}}"],
  ])("%s", (_what, css, left) => {
    expect(onlyUsed(css, usedOf("used"))).toBe(left);
  });

  test("is the same again when it is made of itself, and is the whole when everything is used", () => {
    const whole = wholeStylesheet(root, "desk");
    expect(onlyUsed(whole, () => true)).toBe(whole);
    const names = [...new Set([...whole.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? ""))];
    expect(names.length).toBeGreaterThan(300);
    fc.assert(
      fc.property(fc.subarray(names), (used) => {
        const left = onlyUsed(whole, usedOf(...used));
        expect(onlyUsed(left, usedOf(...used))).toBe(left);
        // No more than there was, and of every used class something, where a rule is of that class alone.
        expect(left.length).toBeLessThanOrEqual(whole.length);
        for (const name of used) if (whole.includes(`}.${name}{`)) expect(left).toContain(`.${name}{`);
      }),
      { numRuns: 5 },
    );
  });
});

describe("a class that pages can have", () => {
  const isUsed = namesIn({
    own: [
      '<p class="plain {{ more }}">{{ tag({ colour: "green" }) }}</p>',
      "const looks = { late: true }; days.reverse(); mark('done')",
      '<li class="message--{{ kind }}">{{ input({ width: 10 }) }}</li>',
    ],
    packages: [
      'not "tag--asked" in params.classes; variant == "reverse"; variant in ["login"]',
      'set classNames = "tag"; "input--width-" ~ width; size | default("l"); "affix__" ~ type; affix("suffix")',
    ],
  });

  test.each(["plain", "tag", "tag--green", "message--late", "input--width-10", "tag--l", "affix__suffix"])(
    "is %s",
    (name) => expect(isUsed(name)).toBe(true),
  );

  test.each([
    "tag--asked",
    "tag--reverse",
    "tag--login",
    "message--",
    "other",
    "other--green",
    "input--width-11",
  ])("is not %s", (name) => expect(isUsed(name)).toBe(name === "message--"));
});
