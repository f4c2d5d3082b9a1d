import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { synthesize } from "../../infra/local/index.ts";
import { madeInRun, oncePerRun } from "./once-per-run.ts";

const NAME = "assembly";

/** Set up once for a test run: its assembly, if one was made, is taken away at the end. */
export default function setUp(project: TestProject): () => Promise<void> {
  const { runHome } = project.getProvidedContext();
  return async () => {
    const directory = await madeInRun(runHome, NAME);
    if (directory !== undefined) await rm(directory, { recursive: true, force: true });
  };
}

/**
 * The directory of the local assembly that all files of a test run share: the first that asks makes it, the others wait. With
 * TEST_ASSEMBLY it is one that was made before, for whoever tries a test again and again. Throws when it cannot be made.
 */
export const sharedAssembly = async (): Promise<string> =>
  process.env["TEST_ASSEMBLY"] ?? oncePerRun(NAME, () => synthesize("http://localhost:3000"));
