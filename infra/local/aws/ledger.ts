import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod/mini";

/**
 * What must outlive the process that runs the stack: values by kind and id, each written down before whoever put it is answered, so
 * that nothing is lost when the process is killed.
 */
export interface Ledger {
  /** What there is of a kind, in the order it was put first. */
  all: (kind: string) => [id: string, value: unknown][];
  put: (kind: string, id: string, value: unknown) => void;
  remove: (kind: string, id: string) => void;
}

/** For a stack whose data are in memory: nothing outlives it. */
export const noLedger: Ledger = { all: () => [], put: () => undefined, remove: () => undefined };

const Line = z.object({ kind: z.string(), id: z.string(), value: z.optional(z.unknown()) });

/** What was appended since the file was last written anew: more than this, and it is again, with what still counts. */
const MOST_BYTES = 32 * 1_048_576;

const parsed = (line: string): z.infer<typeof Line> | undefined => {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    // The end of a line is missing when the process was killed while it wrote: nobody was told that it was done.
    return undefined;
  }
};

/** Opens the ledger in a file, with what an earlier process left in it. */
export const openLedger = (file: string): Ledger => {
  const kinds = new Map<string, Map<string, unknown>>();
  const of = (kind: string): Map<string, unknown> => {
    const found = kinds.get(kind) ?? new Map<string, unknown>();
    kinds.set(kind, found);
    return found;
  };
  for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) {
    const one = line === "" ? undefined : parsed(line);
    if (one === undefined) continue;
    if (one.value === undefined) of(one.kind).delete(one.id);
    else of(one.kind).set(one.id, one.value);
  }
  let appended = 0;
  const lineOf = (kind: string, id: string, value?: unknown): string =>
    `${JSON.stringify({ kind, id, value })}\n`;
  const rewrite = (): void => {
    const lines = [...kinds].flatMap(([kind, values]) =>
      [...values].map(([id, value]) => lineOf(kind, id, value)),
    );
    writeFileSync(`${file}.new`, lines.join(""), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    appended = 0;
  };
  const append = (line: string): void => {
    appendFileSync(file, line);
    appended += line.length;
    if (appended > MOST_BYTES) rewrite();
  };
  mkdirSync(dirname(file), { recursive: true });
  rewrite();
  return {
    all: (kind) => [...of(kind)],
    put: (kind, id, value) => {
      of(kind).set(id, value);
      append(lineOf(kind, id, value));
    },
    remove: (kind, id) => {
      if (of(kind).delete(id)) append(lineOf(kind, id));
    },
  };
};

/** Adds to what is kept of a kind, of which the newest `most` stay. */
export const putNewest = (ledger: Ledger, kind: string, id: string, value: unknown, most: number): void => {
  ledger.put(kind, id, value);
  const all = ledger.all(kind);
  // A tenth at once, so that not each of them looks through all.
  if (all.length > most * 1.1) for (const [old] of all.slice(0, all.length - most)) ledger.remove(kind, old);
};
