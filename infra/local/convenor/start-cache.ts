import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { copyData } from "../aws/database-files.ts";
import { synthesizeInto } from "./synthesize.ts";

// What one start makes and the next takes: the assembly, and the loaded sample of the day. Kept by the digest of all they are made from,
// so that nothing in it can be out of date. It may be deleted at any time when nothing runs.

const root = fileURLToPath(new URL("../../../", import.meta.url));
const HOME = join(root, "node_modules/.cache/convenor-local");
/** Whoever goes back and forth between branches finds these many again. */
const MOST_KEPT = 3;
/** Longer than any start takes. */
const LONGEST_MS = 3_600_000;
/** The address that the assembly is made for; a stack puts its own in its place. */
const SITE = "http://localhost:3000";

/** The digest of all that the assembly and the sample are made from. */
const digestOfSources = (): string => {
  const hash = createHash("sha256").update(process.version);
  const files = globSync(["functions/**/*", "shared/**/*", "infra/**/*"], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, join(root, "package-lock.json"), join(root, "cdk.json")])
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex").slice(0, 24);
};

/** What is kept for the sources as they are now. */
export interface StartCache {
  hasAssembly: () => boolean;
  /** The directory of the assembly; makes it if there is none. */
  assembly: () => Promise<string>;
  /** Copies the sample of a date into a folder. False when it is not kept. */
  takeSample: (date: string, folder: string) => boolean;
  /**
   * Keeps a copy of the data of a stack in which nothing is being written: loaded, or settled when what it causes has happened too, which
   * the next start prefers.
   */
  keepSample: (date: string, how: "loaded" | "settled", folder: string) => void;
}

const Pointer = z.object({ directory: z.string() });

const read = (pointer: string): string | undefined => {
  if (!existsSync(pointer)) return undefined;
  const { directory } = Pointer.parse(JSON.parse(readFileSync(pointer, "utf8")));
  return existsSync(join(directory, "assembly/local.json")) ? directory : undefined;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Deletes what is kept for older sources, but for what a stack that runs was started from: its functions are loaded when they are called. */
const sweep = (home: string): void => {
  const age = (path: string): number => statSync(path).mtimeMs;
  const pointers = globSync("*.json", { cwd: home })
    .map((name) => join(home, name))
    .sort((one, other) => age(other) - age(one));
  for (const pointer of pointers.slice(MOST_KEPT)) {
    const directory = read(pointer);
    const users = directory === undefined ? [] : readdirSync(join(directory, "users"));
    if (users.some((pid) => isAlive(Number(pid)))) continue;
    rmSync(pointer, { force: true });
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  }
  // What a start was making when it was killed.
  const kept = new Set(globSync("*.json", { cwd: home }).map((name) => read(join(home, name))));
  for (const name of globSync("*-*", { cwd: home })) {
    const directory = join(home, name);
    if (!kept.has(directory) && age(directory) < Date.now() - LONGEST_MS)
      rmSync(directory, { recursive: true, force: true });
  }
};

/** Marks a kept directory as used by this process until it ends. */
const use = (directory: string): void => {
  mkdirSync(join(directory, "users"), { recursive: true });
  const mark = join(directory, "users", String(process.pid));
  writeFileSync(mark, "");
  process.once("exit", () => rmSync(mark, { force: true }));
};

/** A start tries the product, and does so sooner with what functions share in common; the tests run them as they are deployed. */
const toTry = (directory: string): Promise<string> => synthesizeInto(directory, SITE, "shared");

/** Opens what is kept for the sources as they are now. A test has a home, sources and a synthesis of its own. */
export const openStartCache = (home = HOME, digest = digestOfSources(), make = toTry): StartCache => {
  const pointer = join(home, `${digest}.json`);
  const samplesOf = (date: string): string[] =>
    ["settled", "loaded"].map((how) => join(read(pointer) ?? "", "samples", `${date}-${how}`));
  return {
    hasAssembly: () => read(pointer) !== undefined,
    assembly: async () => {
      let directory = read(pointer);
      if (directory === undefined) {
        mkdirSync(home, { recursive: true });
        // A name of its own: another start may be making the same, and what is in an assembly knows where it lies.
        directory = mkdtempSync(join(home, `${digest}-`));
        try {
          await make(join(directory, "assembly"));
        } catch (error) {
          rmSync(directory, { recursive: true, force: true });
          throw error;
        }
        use(directory);
        writeFileSync(`${pointer}.${process.pid}`, JSON.stringify({ directory }));
        renameSync(`${pointer}.${process.pid}`, pointer);
        sweep(home);
      } else use(directory);
      return join(directory, "assembly");
    },
    takeSample: (date, folder) => {
      const found = samplesOf(date).find((sample) => existsSync(sample));
      if (found === undefined) return false;
      cpSync(found, folder, { recursive: true });
      return true;
    },
    keepSample: (date, how, folder) => {
      const directory = read(pointer);
      if (directory === undefined) return;
      const samples = join(directory, "samples");
      for (const name of existsSync(samples) ? readdirSync(samples) : [])
        if (!name.startsWith(date)) rmSync(join(samples, name), { recursive: true, force: true });
      mkdirSync(samples, { recursive: true });
      const copy = mkdtempSync(join(samples, `${date}-copy-`));
      const kept = join(samples, `${date}-${how}`);
      copyData(folder, copy);
      if (existsSync(kept)) rmSync(copy, { recursive: true, force: true });
      else renameSync(copy, kept);
    },
  };
};
