import { existsSync, readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { type Entry, parseEnvelope } from "../../shared/journal/entry.ts";
import { readEntries } from "../../shared/journal/store.ts";
import { parseLetter } from "../../shared/letters/item.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { readList, type Table } from "../../shared/platform/dynamo.ts";
import { datesBetween, utcDate } from "../../shared/platform/time.ts";
import { type Rollup, rollupSchema } from "../../shared/reports/days/model.ts";
import { readRollups } from "../../shared/reports/days/store.ts";

/** A copy of the programme to rehearse on: a table, or an archive of it. It is only read. */
export type Source = {
  /** The entries between two moments, both included, in order of time. */
  readonly entries: (from: Instant, to: Instant) => AsyncIterable<readonly Entry[]>;
  /** The days that were summed up, from `first` to `last`, in order. */
  readonly days: (first: string, last: string) => Promise<readonly Rollup[]>;
  /** The letters that were queued between two moments. One that this code cannot read is given as its id. */
  readonly letters: (from: Instant, to: Instant) => AsyncIterable<Letter | { readonly unreadable: string }>;
  /** The table, for what looks at more than that. An archive has none: it leaves out what files records in lists. */
  readonly table: Table | undefined;
};

const readable = (item: Readonly<Record<string, unknown>>): Letter | { readonly unreadable: string } => {
  try {
    return parseLetter(item);
  } catch {
    return { unreadable: String(item["id"]) };
  }
};

/** A table: of the local stack, or one that was restored beside the one in use. */
export const openTableSource = (table: Table): Source => ({
  table,
  entries: (from, to) => readEntries(table, { from, to }),
  days: (first, last) => readRollups(table, first, last),
  letters: async function* (from, to) {
    for (const date of datesBetween(utcDate(from), utcDate(to)))
      for (const item of await readList(table, `LETTERS#${date}`, { from, to: `${to}~` }))
        yield readable(item);
  },
});

const lines = (file: Uint8Array | undefined): readonly Readonly<Record<string, unknown>>[] =>
  file === undefined
    ? []
    : new TextDecoder()
        .decode(file)
        .split("\n")
        .filter((line) => line !== "")
        .map((line): Record<string, unknown> => JSON.parse(line));

const FILES = ["journal", "letters", "rollups"].map((name) => `records/${name}.jsonl`);

/** An archive that the desk exported. What it holds of journal, letters and days is in memory while it is looked at. */
export const openArchive = (path: string): Source => {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
  const files = unzipSync(readFileSync(path), { filter: ({ name }) => FILES.includes(name) });
  if (files["records/journal.jsonl"] === undefined)
    throw new Error(`${path} is no archive of a programme: it has no records/journal.jsonl.`);
  const entries = lines(files["records/journal.jsonl"])
    .map(parseEnvelope)
    .toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
  return {
    table: undefined,
    entries: async function* (from, to) {
      yield entries.filter(({ at }) => from <= at && at <= to);
    },
    days: async (first, last) =>
      lines(files["records/rollups.jsonl"])
        .map((day) => rollupSchema.parse(day))
        .filter(({ date }) => first <= date && date <= last)
        .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    letters: async function* (from, to) {
      for (const item of lines(files["records/letters.jsonl"])) {
        const queuedAt = String(item["queuedAt"]);
        if (from <= queuedAt && queuedAt <= to) yield readable(item);
      }
    },
  };
};
