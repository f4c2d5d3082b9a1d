import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EntryHandler } from "../../functions/entry-points/entry.ts";
import { FanOutContinued } from "../../shared/journal/entries.ts";

const root = new URL("../../", import.meta.url).pathname;

/** The functions that may react to entries, by their files. */
export const reactionFiles: readonly string[] = globSync("functions/**/on-*.ts", { cwd: root }).sort();

const isEntryHandler = (handler: unknown): handler is EntryHandler =>
  typeof handler === "function" && "accepts" in handler && "react" in handler;

/** The handler in a file, or undefined if it reacts to something else than entries. */
export const handlerIn = async (file: string): Promise<EntryHandler | undefined> => {
  const module: unknown = await import(pathToFileURL(`${root}${file}`).href);
  const handler =
    typeof module === "object" && module !== null && "handler" in module ? module.handler : undefined;
  return isEntryHandler(handler) ? handler : undefined;
};

const texts = new Map<string, string>();
const textOf = (file: string): string => {
  const text = texts.get(file) ?? readFileSync(`${root}${file}`, "utf8");
  texts.set(file, text);
  return text;
};

/** A function's file and what it shares with other functions: there the entries stand that it reacts to. */
const ownFiles = (file: string): readonly string[] => [
  file,
  ...[...textOf(file).matchAll(/ from "([.][^"]+[.]ts)"/g)]
    .map(([, path = ""]) => join(dirname(file), path))
    .filter((path) => path.startsWith("functions/") && !path.startsWith("functions/entry-points/")),
];

/** What a projection hears its sources say, and what counts as an activity each feature: both may lie anywhere. */
const SAID_ELSEWHERE = /\b(?:projectionReaction|entriesThatCount)\b/;

const find = async (entry: string): Promise<readonly EntryHandler[]> => {
  // A function can only react to an entry that is named there, so no other is loaded.
  const name =
    entry === FanOutContinued.name
      ? /\b(?:fanOut(?:Reaction|OverIndex)|bulkHandler)\b/
      : new RegExp(`\\b${entry}\\b`);
  const candidates = reactionFiles.filter((file) =>
    ownFiles(file).some((own) => name.test(textOf(own)) || SAID_ELSEWHERE.test(textOf(own))),
  );
  const handlers = await Promise.all(candidates.map(handlerIn));
  return handlers.flatMap((handler) => (handler?.accepts.includes(entry) === true ? [handler] : []));
};

const found = new Map<string, Promise<readonly EntryHandler[]>>();

/**
 * Every function that reacts to entries of this name. They are loaded when they are first asked for. What continues a fan-out goes to the function
 * whose it is (`of`), as the rules of the bus see to.
 */
export const reactionsTo = async (entry: string, of?: string): Promise<readonly EntryHandler[]> => {
  if (of !== undefined) return [(await handlerIn(`functions/${of}.ts`)) ?? []].flat();
  const known = found.get(entry) ?? find(entry);
  found.set(entry, known);
  return known;
};
