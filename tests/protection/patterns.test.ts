import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { outOfProportion, type WorkOf } from "../../infra/checks/growth.ts";
import { patternsIn } from "../../infra/checks/patterns.ts";
import { attacksOn } from "../support/attacks.ts";

const root = new URL("../../", import.meta.url).pathname;
const folders = [...new Set(globSync("{shared,functions}/*/", { cwd: root }))].sort();

/** What the patterns of a folder do with texts that are made to keep them busy, by what they are. */
const worksIn = (folder: string): Readonly<Record<string, WorkOf>> => {
  const patterns = globSync(`${folder}/**/*.ts`, { cwd: root }).flatMap((file) =>
    patternsIn(file, readFileSync(`${root}${file}`, "utf8")),
  );
  return Object.fromEntries(
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
};

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
  test.each(folders)("%s", (folder) => {
    expect(outOfProportion(worksIn(folder))).toBeUndefined();
  });
});
