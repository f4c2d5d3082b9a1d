import ts from "typescript";
import { expect, test } from "vitest";
import { lookupsIn } from "../../infra/checks/lookups.ts";
import { partsIn, partsPrinted } from "../../infra/checks/parts.ts";
import { patternsIn } from "../../infra/checks/patterns.ts";

const programOf = (text: string): { readonly program: ts.Program; readonly file: ts.SourceFile } => {
  const host = ts.createCompilerHost({});
  const file = ts.createSourceFile("code.ts", text, ts.ScriptTarget.Latest, true);
  const program = ts.createProgram(
    ["code.ts"],
    { strict: true, noLib: true },
    { ...host, getSourceFile: (name) => (name === "code.ts" ? file : undefined) },
  );
  return { program, file };
};

const lookups = (text: string): readonly string[] => {
  const { program, file } = programOf(text);
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

test("a list that is cut, and the number of what was cut, are found", () => {
  const code = [
    "interface Array<T> { length: number; slice(from: number, to: number): T[]; map<S>(by: (one: T) => S): S[]; }",
    "interface String { length: number; slice(from: number, to: number): string; }",
    "declare const all: string[];",
    "declare const text: string;",
    "declare const part: { shown: string[]; all: number; isLeast: boolean };",
    "const first = all.slice(0, 8).map((one) => one);",
    "first.length;",
    "all.slice(0, 8).length;",
    "part.shown.length;",
    "const { shown } = part;",
    "text.slice(0, 8).length;",
    "all.slice(0, -1).length;",
    "all.length;",
    "first.length > 0;",
    "part.all;",
  ].join("\n");
  const { program, file } = programOf(code);
  const lines = (shows: boolean) => [
    ...new Set(partsIn(program, file, shows).map(({ where }) => where.replace("code.ts:", ""))),
  ];
  expect(lines(true)).toEqual(["6", "7", "8", "9"]);
  expect(lines(false)).toEqual(["9"]);
  const template =
    "{{ list.shown.length }} of\n{{ list.all }}\n{% if list.shown.length %}{{ list.shown | length }}";
  expect(partsPrinted("list.njk", template).map(({ where }) => where)).toEqual(["list.njk:1", "list.njk:3"]);
});
