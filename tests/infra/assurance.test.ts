import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ASVS_FILE, asvsDocument, readRequirements } from "../../infra/commands/assurance/asvs.ts";
import { unclassified } from "../../infra/commands/assurance/data.ts";
import { root } from "./synthesized.ts";

const pages = [
  "README.md",
  "SECURITY.md",
  "docs/start-here.md",
  ...globSync("docs/assurance/*.md", { cwd: root }).sort(),
];
const requirements = readRequirements(join(root, ASVS_FILE));

const missing = (paths: readonly string[]): string[] => paths.filter((path) => !existsSync(join(root, path)));

const toNumber = (requirement: string): number =>
  requirement.split(".").reduce((sum, part) => sum * 100 + Number(part), 0);

describe("the answers to ASVS 5.0", () => {
  test("are to all requirements of levels 1 and 2, each once and in order", () => {
    const numbers = requirements.map(({ requirement }) => toNumber(requirement));
    expect(numbers).toHaveLength(253);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(requirements.filter(({ level }) => level === "1")).toHaveLength(70);
  });

  test("name evidence that is there", () => {
    for (const { requirement, evidence } of requirements) expect(missing(evidence), requirement).toEqual([]);
  });

  test("that say met have evidence; those that do not say why", () => {
    const bare = requirements.filter(({ result, evidence, remark }) =>
      result === "met" ? evidence.length === 0 : remark === "" && result !== "relies on AWS",
    );
    expect(bare.map(({ requirement }) => requirement)).toEqual([]);
  });

  test("are all in the sums", () => {
    expect(asvsDocument(requirements)).toMatch(/\| \*\*Sum\*\* \|/);
    const [sums = ""] = asvsDocument(requirements).match(/\| \*\*Sum\*\*.*/) ?? [];
    const counts = [...sums.matchAll(/\d+/g)].map(([count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(253);
  });
});

test("every kind of record has a class, and no class is of a kind that is no more", () => {
  expect(unclassified()).toEqual({ missing: [], gone: [] });
});

describe("pages that name files", () => {
  test.each(pages)("%s names files that are there, and links that lead somewhere", (page) => {
    const text = readFileSync(join(root, page), "utf8");
    const named = [...text.matchAll(/`((?:tests|shared|functions|infra|docs)\/[^`*<\s]+)`/g)];
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)];
    expect(missing(named.map(([, path = ""]) => path))).toEqual([]);
    expect(missing(linked.map(([, to = ""]) => join(dirname(page), to)))).toEqual([]);
  });

  test("are all in the list", () => {
    const list = readFileSync(join(root, "docs/assurance/README.md"), "utf8");
    const own = pages.filter((page) => page.startsWith("docs/assurance/") && !page.endsWith("README.md"));
    expect(own.filter((page) => !list.includes(`(${page.replace("docs/assurance/", "")})`))).toEqual([]);
  });
});
