import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { buildSync } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { readableTrace } from "../../infra/commands/readable-trace.ts";

const directory = mkdtempSync(join(tmpdir(), "convenor-trace-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const SOURCE = `// a comment that the bundle does not have
const inner = (value: string | undefined): string => {
  if (value === undefined) throw new TypeError("no value");
  return value;
};
export const outer = (): string => inner(undefined);
`;

/** The trace of an error in the bundled source, as a function of Lambda would log it. */
const logged = async (): Promise<string> => {
  writeFileSync(join(directory, "source.ts"), SOURCE);
  const outfile = join(directory, "index.mjs");
  buildSync({
    entryPoints: [join(directory, "source.ts")],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    sourcemap: "linked",
    sourcesContent: false,
  });
  // In a process of its own: the test runner maps traces itself.
  const program = `(await import(${JSON.stringify(pathToFileURL(outfile).href)})).outer()`;
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
  const { stderr } = z.object({ stderr: z.string() }).parse(await run.catch((error: unknown) => error));
  return JSON.stringify({ error: { stack: stderr.replaceAll(directory, "/var/task") } });
};

describe("a stack trace from a log", () => {
  it("says the places in the sources", async () => {
    const trace = await logged();
    expect(trace).toContain("/var/task/index.mjs:1:");
    const readable = readableTrace(trace, directory, directory);
    expect(readable).toMatch(/source\.ts:3:\d+/);
    expect(readable).toMatch(/source\.ts:6:\d+/);
    expect(readable).not.toMatch(/index\.mjs:\d+:\d+/);
  });

  it("of another version of the code is refused, because its file is not there", async () => {
    const trace = await logged();
    renameSync(join(directory, "index.mjs.map"), join(directory, "kept.map"));
    expect(() => readableTrace(trace, directory, directory)).toThrow("index.mjs.map");
    expect(readFileSync(join(directory, "kept.map"), "utf8")).toContain("mappings");
  });
});
