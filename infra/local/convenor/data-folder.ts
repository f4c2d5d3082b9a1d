import { existsSync, globSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endLeftBehind, isLocked, makeFolder } from "../aws/lock.ts";

/** The folder in which a stack keeps its data. */
export interface DataFolder {
  directory: string;
  /** Whether nothing is in it yet. */
  fresh: boolean;
  /** Deletes it, unless it is somebody's own. */
  close: () => void;
}

const PREFIX = "convenor-data-";

/** Deletes the folders of stacks that were killed, and ends what they left running. */
const sweep = async (): Promise<void> => {
  for (const name of globSync(`${PREFIX}*`, { cwd: tmpdir() })) {
    const directory = join(tmpdir(), name);
    // Without a lock it was made this moment by a stack that is about to take it, unless it is old.
    const isNew = Date.now() - statSync(directory).mtimeMs < 60_000;
    if (isLocked(directory) || (isNew && !existsSync(join(directory, "lock.json")))) continue;
    await endLeftBehind(directory);
    rmSync(directory, { recursive: true, force: true });
  }
};

/** The folder `given`, which is kept, or one that is deleted when the stack has stopped. Throws a sentence when it can be no folder. */
export const openDataFolder = async (given: string | undefined): Promise<DataFolder> => {
  if (given !== undefined) {
    makeFolder(given);
    return { directory: given, fresh: readdirSync(given).length === 0, close: () => undefined };
  }
  await sweep();
  const directory = mkdtempSync(join(tmpdir(), PREFIX));
  return { directory, fresh: true, close: () => rmSync(directory, { recursive: true, force: true }) };
};
