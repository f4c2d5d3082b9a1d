import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

let made: string | undefined;

/**
 * The file that workers run: `worker.ts` as JavaScript, made once in each process. A worker would take twice as long to start if each
 * had the types stripped anew.
 */
export const workerFile = (): string => {
  if (made !== undefined) return made;
  const directory = mkdtempSync(join(tmpdir(), "local-worker-"));
  const outfile = join(directory, "worker.mjs");
  buildSync({
    entryPoints: [fileURLToPath(new URL("./worker.ts", import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
  });
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  made = outfile;
  return outfile;
};
