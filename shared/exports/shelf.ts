import { createReadStream } from "node:fs";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Item } from "../platform/dynamo.ts";
import type { ExportKind } from "./kind.ts";
import { sortOut } from "./kinds.ts";
import { filesIn, type NamedFile, type PlainRecord, toCells, toRecord } from "./plain-record.ts";

/** What was sorted of one kind: how many records, and the columns that they have, in the order they were met. */
export interface Shelved {
  readonly kind: ExportKind;
  readonly records: number;
  readonly columns: ReadonlySet<string>;
}

/** Where records wait on disk, sorted by kind, until they are packed: the table gives them in no order, and an archive takes one file after the other. */
export interface Shelf {
  /** Sorts these items. */
  readonly put: (items: readonly Item[]) => Promise<void>;
  /** What there is, by the name of the kind. */
  readonly kinds: () => readonly Shelved[];
  /** How many items were left out, by what they are. */
  readonly leftOut: () => ReadonlyMap<string, number>;
  /** The kept files that records tell of. */
  readonly files: () => readonly NamedFile[];
  /** The records of a kind, each as a line of JSON. */
  readonly lines: (kind: string) => AsyncIterable<string>;
  /** Takes everything away. */
  readonly clear: () => Promise<void>;
}

const recordSchema = z.looseObject({ key: z.string() });

/** A record in a line of a shelf. Throws on anything else. */
export const parseLine = (line: string): PlainRecord => recordSchema.parse(JSON.parse(line));

/** The lines of a file. Not those of `readline`, which takes more characters than the newline for an end. */
const linesOf = async function* (path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8" })) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
};

/** Opens an empty shelf in a directory of its own. */
export const openShelf = async (): Promise<Shelf> => {
  const directory = await mkdtemp(join(tmpdir(), "export-"));
  const found = new Map<string, { kind: ExportKind; records: number; columns: Set<string> }>();
  const leftOut = new Map<string, number>();
  const files = new Map<string, NamedFile>();
  const place = (kind: string) => join(directory, `${kind}.jsonl`);

  const shelve = (item: Item, lines: Map<string, string[]>): void => {
    const sorted = sortOut({ pk: String(item["pk"]), sk: String(item["sk"]) });
    if ("leftOut" in sorted) {
      leftOut.set(sorted.leftOut, (leftOut.get(sorted.leftOut) ?? 0) + 1);
      return;
    }
    const { kind } = sorted;
    const record = toRecord(item, kind);
    const of = found.get(kind.name) ?? { kind, records: 0, columns: new Set(["key"]) };
    found.set(kind.name, of);
    of.records += 1;
    for (const column of toCells(record).keys()) of.columns.add(column);
    for (const file of filesIn(record)) files.set(file.id, file);
    const own = lines.get(kind.name) ?? [];
    lines.set(kind.name, own);
    own.push(`${JSON.stringify(record)}\n`);
  };

  return {
    put: async (items) => {
      const lines = new Map<string, string[]>();
      for (const item of items) shelve(item, lines);
      for (const [kind, own] of lines) await appendFile(place(kind), own.join(""));
    },
    kinds: () => [...found.values()].sort((a, b) => (a.kind.name < b.kind.name ? -1 : 1)),
    leftOut: () => leftOut,
    files: () => [...files.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    lines: (kind) => linesOf(place(kind)),
    clear: () => rm(directory, { recursive: true, force: true }),
  };
};
