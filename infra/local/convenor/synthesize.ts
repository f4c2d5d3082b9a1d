import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Bundles the functions and synthesizes the CDK app for the environment `local` in a child process, as reached at
 * `siteUrl`; gives the directory of the assembly, a temporary one. Throws with what the app printed.
 */
export const synthesize = async (siteUrl: string): Promise<string> =>
  synthesizeInto(await mkdtemp(join(tmpdir(), "convenor-local-")), siteUrl, "apart");

/**
 * Does as `synthesize` into a directory, with functions `apart`, as a deployment has them, or `shared`: what they have in common in files
 * of their own, which is sooner there.
 */
export async function synthesizeInto(
  directory: string,
  siteUrl: string,
  functions: "apart" | "shared",
): Promise<string> {
  const program = fileURLToPath(new URL("./synth.ts", import.meta.url));
  const child = spawn(process.execPath, [program, directory, siteUrl, functions], {
    stdio: ["ignore", "pipe", "pipe"],
    // CDK's own rules take longer than all the rest, and only this switches them off: the flag in the context makes warnings of
    // their errors. They hold for the template, which `npm run synth` and the tests check.
    env: { ...process.env, CDK_VALIDATION: "false" },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += String(chunk);
    });
  }
  const code = await new Promise<number | null>((done, failed) => {
    child.once("error", failed);
    child.once("close", done);
  });
  if (code !== 0)
    throw new Error(`The CDK app could not be synthesized (exit code ${code}):\n${printed.trim()}`);
  return directory;
}
