import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { outOfProportion, type WorkOf } from "../../infra/checks/growth.ts";
import { patternsIn } from "../../infra/checks/patterns.ts";
import { attacksOn } from "../support/attacks.ts";

const root = new URL("../../", import.meta.url).pathname;
/** The files that have patterns of their own, with them. */
const files = globSync("{shared,functions}/**/*.ts", { cwd: root })
  .sort()
  .map((file) => ({ file, patterns: patternsIn(file, readFileSync(`${root}${file}`, "utf8")) }))
  .filter(({ patterns }) => patterns.length > 0);

/** What the patterns of a file do with texts that are made to keep them busy, by what they are. */
const worksIn = (patterns: (typeof files)[number]["patterns"]): Readonly<Record<string, WorkOf>> =>
  Object.fromEntries(
    patterns.flatMap(({ where, source, flags }) =>
      attacksOn(source).map(({ name, text }): [string, WorkOf] => [
        `${where} /${source}/${flags}: ${name}`,
        (size) => {
          const attack = text(size);
          const pattern = new RegExp(source, flags);
          return pattern.global ? () => attack.replace(pattern, "") : () => pattern.test(attack);
        },
      ]),
    ),
  );

test("what costs the square of its length is found", () => {
  const pattern = /-+$/;
  const works = {
    "hyphens before something else": (size: number) => {
      const text = `${"-".repeat(size)}x`;
      return () => pattern.test(text);
    },
  };
  expect(outOfProportion(works, 5000)).toMatch(/^hyphens before something else/);
});

describe("twice the text costs a pattern no more than in proportion, from 100,000 characters", () => {
  test.each(files)("$file", ({ patterns }) => {
    expect(outOfProportion(worksIn(patterns))).toBeUndefined();
  });
});
