import { globSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { check } from "recheck";
import ts from "typescript";
import { outOfProportion } from "./growth.ts";
import { lookupsIn } from "./lookups.ts";
import { partsIn, partsPrinted } from "./parts.ts";
import { type Pattern, patternsIn } from "./patterns.ts";

// Mistakes that neither the compiler nor the linter sees: two that anybody can make use of who sends us something, and one that tells people a wrong number.

const root = new URL("../../", import.meta.url).pathname;
const FILES = "{shared,functions}/**/*.ts";

/** The one place where an object is asked for any name, and looks first whether it has one. */
const ALLOWED: readonly string[] = ["shared/platform/keys.ts"];

/** The one place where a list is cut and counted. */
const CUTS = "shared/platform/text.ts";

/** What people read is made in pages and letters. */
const SHOWS = /^functions\/|letters[^/]*\.ts$|words\.ts$/;

const readProgram = (): ts.Program => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(fileNames, options);
};

const filesOf = (program: ts.Program, but: readonly string[]): readonly ts.SourceFile[] => {
  const wanted = new Set(globSync(FILES, { cwd: root }).filter((file) => !but.includes(file)));
  return program.getSourceFiles().filter(({ fileName }) => wanted.has(relative(root, fileName)));
};

const parts = (program: ts.Program): readonly string[] => {
  const inCode = filesOf(program, [CUTS]).flatMap((file) =>
    partsIn(program, file, SHOWS.test(relative(root, file.fileName))),
  );
  const inTemplates = globSync("{shared,functions}/**/*.njk", { cwd: root }).flatMap((file) =>
    partsPrinted(`${root}${file}`, readFileSync(`${root}${file}`, "utf8")),
  );
  return [...inCode, ...inTemplates].map(
    ({ where, text }) =>
      `${relative(root, where)}: ${text} loses how many there are, or counts a part of them. Cut a list by firstOf, and tell its \`all\`.`,
  );
};

const lookups = (program: ts.Program): readonly string[] =>
  filesOf(program, ALLOWED)
    .flatMap((file) => lookupsIn(program, file))
    .map(
      ({ where, text }) =>
        `${relative(root, where)}: ${text} also finds what all objects have. Use ownValue, or a Map.`,
    );

type Attack = {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
};

// A pattern that takes the square of so many characters takes a tenth of a second.
const TRIED = 20_000;

/** Tries a pattern with the text that it is said to be slow on. What looks through patterns is only guessing where they count. */
const isSlowOn = ({ source, flags }: Pattern, { pumps, suffix }: Attack): boolean => {
  const attack = (size: number): (() => unknown) => {
    const repeated = pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(size / pump.length)));
    const text = `${repeated.join("")}${suffix}`;
    const pattern = new RegExp(source, flags);
    return pattern.global ? () => text.replace(pattern, "") : () => pattern.test(text);
  };
  return outOfProportion({ attack }, TRIED) !== undefined;
};

const slow = async (pattern: Pattern): Promise<readonly string[]> => {
  const { where, source, flags } = pattern;
  const found = await check(source, flags, { timeout: 60_000 });
  if (found.status === "safe" || (found.status === "vulnerable" && !isSlowOn(pattern, found.attack)))
    return [];
  const why =
    found.status === "vulnerable"
      ? `costs more than in proportion to its text (${found.complexity.summary}), as with ${found.attack.pattern}`
      : "could not be looked through. Write it more simply";
  return [`${where}: /${source}/${flags} ${why}.`];
};

const patterns = async (): Promise<readonly string[]> => {
  const all = globSync(FILES, { cwd: root }).flatMap((file) =>
    patternsIn(file, readFileSync(`${root}${file}`, "utf8")),
  );
  const distinct = new Map(all.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]));
  const found: string[] = [];
  for (const pattern of distinct.values()) found.push(...(await slow(pattern)));
  return found;
};

const program = readProgram();
const wrong = [...lookups(program), ...parts(program), ...(await patterns())];
for (const each of wrong) console.error(each);
// What looks through patterns goes on waiting for more of them.
process.exit(wrong.length === 0 ? 0 : 1);
