import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";

/** The right of one process to a folder. */
export interface FolderLock {
  /** Notes a process that works in the folder too, and is ended by whoever finds it without its parent. */
  note: (child: number) => void;
  release: () => void;
}

const Process = z.object({ pid: z.number(), began: z.string() });
const Lock = z.object({ owner: Process, child: z.optional(Process) });
type Process = z.infer<typeof Process>;

/** When a process began, as the system tells it, or nothing when there is none: a number alone is given to others later. */
const beginningOf = (pid: number): string | undefined => {
  try {
    if (existsSync("/proc/self/stat"))
      return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19];
    return execFileSync("ps", ["-p", String(pid), "-o", "lstart="], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
};

const isAlive = ({ pid, began }: Process): boolean => beginningOf(pid) === began;

const processOf = (pid: number): Process => ({ pid, began: beginningOf(pid) ?? "" });

const read = (file: string): z.infer<typeof Lock> | undefined => {
  try {
    return Lock.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // There is none, or its writer was killed while it wrote: either way nobody holds it.
    return undefined;
  }
};

/** Ends a process and answers when it is gone; after five seconds without asking. */
const end = async (child: Process): Promise<void> => {
  if (isAlive(child)) process.kill(child.pid, "SIGTERM");
  for (let waited = 0; isAlive(child) && waited < 10_000; waited += 50) {
    if (waited === 5000) process.kill(child.pid, "SIGKILL");
    await wait(50);
  }
};

/** Whether a process that is alive holds this folder. */
export const isLocked = (directory: string): boolean => {
  const found = read(join(directory, "lock.json"));
  return found !== undefined && isAlive(found.owner);
};

/** Ends what a killed stack left running on this folder. */
export const endLeftBehind = async (directory: string): Promise<void> => {
  const child = read(join(directory, "lock.json"))?.child;
  if (child !== undefined && !isLocked(directory)) await end(child);
};

/** Makes a folder if there is none. Throws a sentence when there can be no such folder. */
export const makeFolder = (directory: string): void => {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new Error(
      `${directory} cannot be used as a folder: ${error instanceof Error ? error.message : error}.`,
    );
  }
};

/**
 * Takes a folder for this process, and makes it if there is none. What a killed stack left running on it is ended first. Throws a
 * sentence when another process has it or when there can be no such folder.
 */
export const lockFolder = async (directory: string): Promise<FolderLock> => {
  const file = join(directory, "lock.json");
  makeFolder(directory);
  const found = read(file);
  if (found !== undefined && isAlive(found.owner))
    throw new Error(
      `${directory} is used by another local stack (process ${found.owner.pid}): stop it first, or choose another folder.`,
    );
  await endLeftBehind(directory);
  const own: z.infer<typeof Lock> = { owner: processOf(process.pid) };
  rmSync(file, { force: true });
  try {
    writeFileSync(file, JSON.stringify(own), { flag: "wx" });
  } catch {
    throw new Error(`${directory} cannot be written to, or another local stack has just taken it.`);
  }
  return {
    note: (child) => writeFileSync(file, JSON.stringify({ ...own, child: processOf(child) })),
    release: () => rmSync(file, { force: true }),
  };
};
