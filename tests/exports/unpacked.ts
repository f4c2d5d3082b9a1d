import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import * as z from "zod/mini";
import { runExport } from "../../shared/exports/run.ts";
import { readExport } from "../../shared/exports/store.ts";
import type { RealTable } from "../support/real-table.ts";
import type { TestClock } from "../support/visiting.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

/** Where the archives of a test go, and the files that people sent. */
export const exportWorld = (real: RealTable, clock: TestClock) => {
  const archives = new Map<string, Uint8Array>();
  const files = new Map<string, Uint8Array>();
  const needs = {
    ...testNeeds(real.table, clock),
    openFile: async (id: string) => {
      const bytes = files.get(id);
      return bytes === undefined
        ? undefined
        : (async function* () {
            yield bytes;
          })();
    },
    keep: async (id: string, chunks: AsyncIterable<Uint8Array>) => {
      const whole = Buffer.concat(await Array.fromAsync(chunks));
      archives.set(id, whole);
      return whole.byteLength;
    },
  };
  const run = (id: string, over: Partial<typeof needs> = {}) =>
    runExport({ ...needs, ...over }, id, testOccasion(needs));
  return { archives, files, needs, run, read: (id: string) => readExport(real.table, id) };
};

const manifestSchema = z.object({
  records: z.record(z.string(), z.number()),
  keptFiles: z.number(),
  missingFiles: z.array(z.object({ id: z.string(), name: z.string() })),
  leftOut: z.array(z.object({ what: z.string(), why: z.string(), items: z.number() })),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

/** An archive as whoever gets it finds it. */
export const unpack = (archive: Uint8Array | undefined) => {
  const files = unzipSync(archive ?? new Uint8Array());
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  return {
    paths: Object.keys(files),
    text,
    lines: (kind: string) =>
      text(`records/${kind}.jsonl`)
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => z.looseObject({ key: z.string() }).parse(JSON.parse(line))),
    manifest: manifestSchema.parse(JSON.parse(text("manifest.json"))),
    sha256: (path: string) =>
      createHash("sha256")
        .update(files[path] ?? "")
        .digest("hex"),
  };
};
