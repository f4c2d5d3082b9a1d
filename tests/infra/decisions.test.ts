import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./synthesized.ts";

const folder = join(root, "docs/decisions");
const pages = readdirSync(folder).sort();

const sourcesIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && /\.(ts|cjs|md|njk|json)$/.test(one.name))
    .map((one) => join(one.parentPath, one.name));

describe("the decision records", () => {
  test("are numbered in the order of their making, without a gap", () => {
    expect(pages.map((name) => name.slice(0, 5))).toEqual(
      pages.map((_name, index) => `${String(index + 1).padStart(4, "0")}-`),
    );
  });

  test.each(pages)("%s begins with its number and its day", (name) => {
    const [title, empty, day] = readFileSync(join(folder, name), "utf8").split("\n");
    expect(title).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `));
    expect([empty, Number.isNaN(Date.parse(day ?? ""))]).toEqual(["", false]);
  });

  test("are there where the code and the documents name one", () => {
    const named = ["docs", "functions", "infra", "shared"]
      .flatMap(sourcesIn)
      .flatMap((path) => [...readFileSync(path, "utf8").matchAll(/\bdecisions\/(\d{4}-[a-z-]+\.md)/g)])
      .map(([, name]) => name ?? "");
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !pages.includes(name))).toEqual([]);
  });
});
