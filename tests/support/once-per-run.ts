import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the files of a test run leave word of what they share. */
    runHome: string;
  }
}

const LONGEST_WAIT_MS = 180_000;
const STEP_MS = 100;

/** Set up once for a test run: the place where its files leave word of what they share, taken away at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), "convenor-tests-"));
  project.provide("runHome", home);
  return () => rm(home, { recursive: true, force: true });
}

const isFirst = (taken: string): Promise<boolean> =>
  mkdir(taken).then(
    () => true,
    () => false,
  );

/** A file that is read is always whole: it gets its name when it is written. */
const leaveWord = async (file: string, text: string): Promise<void> => {
  await writeFile(`${file}.unfinished`, text);
  await rename(`${file}.unfinished`, file);
};

const madeIn = (home: string, name: string): string => join(home, `${name}.made`);

/** What was made under this name in the run whose home this is; nothing if nobody asked for it. */
export const madeInRun = async (home: string, name: string): Promise<string | undefined> =>
  existsSync(madeIn(home, name)) ? readFile(madeIn(home, name), "utf8") : undefined;

/**
 * What `make` gives, made once for a whole test run: by whichever of its files asks first, in whatever process; the others wait for it.
 * Throws when it could not be made.
 */
export const oncePerRun = async (name: string, make: () => Promise<string>): Promise<string> => {
  const home = inject("runHome");
  const [made, failed] = [madeIn(home, name), join(home, `${name}.failed`)];
  if (await isFirst(join(home, name))) {
    try {
      const result = await make();
      await leaveWord(made, result);
      return result;
    } catch (error) {
      await leaveWord(failed, String(error));
      throw error;
    }
  }
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += STEP_MS) {
    if (existsSync(failed)) throw new Error(await readFile(failed, "utf8"));
    if (existsSync(made)) return readFile(made, "utf8");
    await wait(STEP_MS);
  }
  throw new Error(`Another test file did not finish making the ${name} in three minutes.`);
};
