import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { synthesize } from "../../infra/local/assembly.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the files of a test run leave word of the assembly they share. */
    assemblyHome: string;
  }
}

const LONGEST_WAIT_MS = 180_000;

/** Set up once for a test run: the place where its assembly is found, and taken away at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), "convenor-tests-"));
  project.provide("assemblyHome", home);
  return async () => {
    const found = join(home, "directory");
    if (existsSync(found)) await rm(await readFile(found, "utf8"), { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  };
}

const isFirst = (home: string): Promise<boolean> =>
  mkdir(join(home, "taken")).then(
    () => true,
    () => false,
  );

/**
 * The directory of the local assembly that all files of a test run share: the first that asks makes it, the others wait. With
 * TEST_ASSEMBLY it is one that was made before, for whoever tries a test again and again. Throws when it cannot be made.
 */
export const sharedAssembly = async (): Promise<string> => {
  const given = process.env["TEST_ASSEMBLY"];
  if (given !== undefined) return given;
  const home = inject("assemblyHome");
  const [found, failed] = [join(home, "directory"), join(home, "failed")];
  if (await isFirst(home)) {
    try {
      const directory = await synthesize("http://localhost:3000");
      await writeFile(found, directory);
      return directory;
    } catch (error) {
      await writeFile(failed, String(error));
      throw error;
    }
  }
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 100) {
    if (existsSync(failed)) throw new Error(await readFile(failed, "utf8"));
    // A file that was just made may still be empty.
    const directory = existsSync(found) ? await readFile(found, "utf8") : "";
    if (directory !== "") return directory;
    await wait(100);
  }
  throw new Error("Another test file did not finish making the assembly in three minutes.");
};
