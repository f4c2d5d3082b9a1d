import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { allEntries } from "../../shared/all-entries.ts";
import { assuranceDocuments } from "./assurance/documents.ts";
import { bankHolidayTable } from "./bank-holiday-table.ts";
import { asyncApiDocument, entriesDocument, type Reactions } from "./entry-docs.ts";
import { lettersDocument } from "./letter-docs.ts";
import { entryTitleTable, letterTitleTable } from "./title-tables.ts";

// `npm run docs` writes what is made from the code (the documents, the titles of entries and letters), from the templates and from the library of holidays; with `--check` it says which of them are out of date.

const root = fileURLToPath(new URL("../../", import.meta.url));

const acceptedBy = (handler: unknown): readonly unknown[] =>
  typeof handler === "function" && "accepts" in handler && Array.isArray(handler.accepts)
    ? handler.accepts
    : [];

/** Which functions react to which entries: they say it themselves. */
const findReactions = async (): Promise<Reactions> => {
  const files = globSync("functions/*/on-*.ts", { cwd: root }).sort();
  const told = await Promise.all(
    files.map(async (file) => {
      const { handler }: { readonly handler?: unknown } = await import(pathToFileURL(join(root, file)).href);
      return { file, accepts: acceptedBy(handler) };
    }),
  );
  return new Map(
    Object.keys(allEntries).map((name) => [
      name,
      told.flatMap(({ file, accepts }) => (accepts.includes(name) ? [file] : [])),
    ]),
  );
};

const current = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

const reactions = await findReactions();
const documents = new Map([
  ["docs/entries.md", entriesDocument(reactions)],
  ["docs/asyncapi.json", asyncApiDocument(reactions)],
  ["docs/letters.md", lettersDocument()],
  ["shared/journal/entry-titles.ts", entryTitleTable()],
  ["shared/letters/letter-titles.ts", letterTitleTable()],
  ["shared/platform/bank-holiday-table.ts", bankHolidayTable()],
  ...(await assuranceDocuments(root)),
]);
const outdated = [...documents].filter(([path, text]) => current(join(root, path)) !== text);

if (process.argv.includes("--check")) {
  for (const [path] of outdated) console.error(`${path} is not what the code says. Run npm run docs.`);
  process.exitCode = outdated.length === 0 ? 0 : 1;
} else {
  mkdirSync(join(root, "docs/assurance"), { recursive: true });
  for (const [path, text] of outdated) writeFileSync(join(root, path), text);
  console.log(
    outdated.length === 0 ? "All documents are current." : outdated.map(([path]) => path).join("\n"),
  );
}
