import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EntryHandler } from "../../functions/entry-points/entry.ts";
import type { Needs } from "../../functions/entry-points/needs.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { dryTable, type WouldWrite } from "./dry-table.ts";
import { momentsOf, type Period } from "./entries-and-figures.ts";
import { asLines, type Observation, type Rehearsal, tellError, type Unseen } from "./observation.ts";
import type { Source } from "./source.ts";

/** What a reaction of these does is not in the table alone, so it is not tried. */
const ELSEWHERE =
  /^functions\/(exports|failures|journal)\/|\/on-(file-import-step|mail-event|mail-received)\.ts$/;

const isHandler = (handler: unknown): handler is EntryHandler =>
  typeof handler === "function" && "accepts" in handler && "react" in handler;

/** The reactions of this code that can be tried, by the name of their file, and how many cannot. */
const loadReactions = async (root: string) => {
  const files = globSync("functions/*/on-*.ts", { cwd: root }).sort();
  const tried = files.filter((file) => !ELSEWHERE.test(file));
  const reactions = new Map<string, EntryHandler>();
  for (const file of tried) {
    const { handler }: { readonly handler?: unknown } = await import(pathToFileURL(join(root, file)).href);
    if (isHandler(handler)) reactions.set(file.replace(/^functions\/|\.ts$/g, ""), handler);
  }
  return { reactions, left: files.length - reactions.size };
};

/** Ids by counting: the same run gives the same. */
const countedIds = (): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-7000-8000-${String(count).padStart(12, "0")}`;
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** A write of a transaction, without the table's name and without the mark that it was made. */
const tellWrite = (write: unknown): readonly unknown[] => {
  if (!isRecord(write)) return [];
  return Object.entries(write).flatMap(([does, what]) => {
    if (!isRecord(what)) return [];
    const { TableName: _table, ...rest } = what;
    const item = isRecord(rest["Item"]) ? rest["Item"] : {};
    return String(item["pk"]).startsWith("ONCE#") ? [] : [{ does, ...rest }];
  });
};

const tell = ({ command, input }: WouldWrite): readonly unknown[] => {
  if (!isRecord(input)) return [];
  const { TransactItems: items } = input;
  return Array.isArray(items) ? items.flatMap(tellWrite) : tellWrite({ [command]: input });
};

const decide = async (source: Source, handler: EntryHandler, entry: Entry): Promise<string> => {
  if (source.table === undefined) throw new Error("There is no table to decide on.");
  const { table, written } = dryTable(source.table);
  const needs: Needs = {
    table,
    now: () => entry.at,
    newId: countedIds(),
    random: () => 0.5,
    randomBytes: (count) => Buffer.alloc(count, 7),
    sleep: async () => undefined,
  };
  await handler.react(needs, entry);
  return asLines(written().flatMap(tell));
};

const newestOf = async (source: Source, period: Period, most: number) => {
  const { from, to } = momentsOf(period);
  const newest = new Map<string, Entry[]>();
  for await (const entries of source.entries(from, to))
    for (const entry of entries)
      newest.set(entry.name, [...(newest.get(entry.name) ?? []), entry].slice(-most));
  return newest;
};

/**
 * What each reaction would do with the newest entries that it accepts, at most `most` of each name, on the table as it is now. Nothing is written. It is not what
 * it did then, as things have gone on since; two versions of the code are compared on the same things.
 */
export const observeDecisions = async (
  source: Source,
  { period, most, root }: { readonly period: Period; readonly most: number; readonly root: string },
): Promise<Rehearsal> => {
  if (source.table === undefined)
    return {
      observations: [],
      unseen: [
        { what: "decisions", count: 1, why: "an archive has no lists to decide on; rehearse on a table" },
      ],
    };
  const { reactions, left } = await loadReactions(root);
  const newest = await newestOf(source, period, most);
  const observations: Observation[] = [];
  for (const [group, handler] of reactions)
    for (const entry of handler.accepts.flatMap((name) => newest.get(name) ?? [])) {
      const about = { section: "decisions", group, id: `${entry.name} ${entry.id}` } as const;
      try {
        observations.push({ ...about, made: await decide(source, handler, entry) });
      } catch (error) {
        observations.push({ ...about, made: `throws ${tellError(error)}`, problem: true });
      }
    }
  const unseen: Unseen[] = [
    {
      what: "functions that react",
      count: left,
      why: "what they do is not in the table alone, or they are told by AWS",
    },
  ];
  return { observations, unseen };
};
