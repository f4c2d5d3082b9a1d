import ts from "typescript";
import { expect, test } from "vitest";
import { lookupsIn } from "../../infra/checks/lookups.ts";
import { patternsIn } from "../../infra/checks/patterns.ts";

const lookups = (text: string): readonly string[] => {
  const host = ts.createCompilerHost({});
  const file = ts.createSourceFile("code.ts", text, ts.ScriptTarget.Latest, true);
  const program = ts.createProgram(
    ["code.ts"],
    { strict: true, noLib: true },
    { ...host, getSourceFile: (name) => (name === "code.ts" ? file : undefined) },
  );
  return lookupsIn(program, file).map(({ where }) => where);
};

test("a plain object that is asked for any name is found", () => {
  const code = [
    "declare const words: { [name: string]: string };",
    "declare const few: { one: string; two: string };",
    "declare const list: string[];",
    "declare const name: string;",
    "declare const nth: number;",
    'declare const known: "one" | "two";',
    "words[name];",
    "name in few;",
    `words[\`\${name}\`];`,
    'words["one"];',
    "few[known];",
    `words[\`answer-\${nth}\`];`,
    "list[nth];",
    '"one" in few;',
  ].join("\n");
  expect(lookups(code)).toEqual(["code.ts:7", "code.ts:8", "code.ts:9"]);
});

test("every pattern of a file is found, with its flags", () => {
  expect(patternsIn("code.ts", 'const one = /a+\\/b/giu;\n"/no/";\nif (/[/]$/.test("x")) one;')).toEqual([
    { where: "code.ts:1", source: "a+\\/b", flags: "giu" },
    { where: "code.ts:3", source: "[/]$", flags: "" },
  ]);
});
