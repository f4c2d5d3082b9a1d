import { allEntries } from "../../shared/all-entries.ts";
import { letterKinds } from "../../shared/all-letters.ts";

/** A module of titles by name, so that a page which tells a history does not load the definitions of every feature. */
const moduleOf = (of: string, docs: string, name: string, titles: readonly (readonly [string, string])[]) =>
  [
    `// Made by \`npm run docs\` from the definitions of the ${of}; do not edit.`,
    "",
    `/** ${docs} */`,
    `export const ${name}: ReadonlyMap<string, string> = new Map([`,
    ...titles.map(([key, title]) => `  [${JSON.stringify(key)}, ${JSON.stringify(title)}],`).sort(),
    "]);",
    "",
  ].join("\n");

/** The titles of all entries, as a TypeScript module. */
export const entryTitleTable = (): string =>
  moduleOf(
    "entries",
    "What each entry is called, by its name.",
    "entryTitles",
    Object.values(allEntries).map(({ name, title }) => [name, title]),
  );

/** The titles of all kinds of letter, as a TypeScript module. */
export const letterTitleTable = (): string =>
  moduleOf(
    "kinds of letter",
    "What each kind of letter is called.",
    "letterTitles",
    [...letterKinds.values()].map(({ kind, title }) => [kind, title]),
  );
