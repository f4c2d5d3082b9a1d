import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { compileTemplate } from "../../infra/constructs/nunjucks-templates.ts";
import { LongestFirst } from "./longest-first.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
// Looks like a module of this project, because what is not one is handed to Node as it is.
const BESIDE = "beside-the-code/";

/** Files with a process of their own: those that start a stack, a browser or CDK. All others share a process, and so what they load. */
const ALONE = [
  "tests/journeys/*.test.ts",
  "tests/faults/*.test.ts",
  "tests/infra/**/*.test.ts",
  "tests/enquiries/by-mail.test.ts",
  "tests/exports/stack.test.ts",
  "tests/files/desk-file.test.ts",
  "tests/incoming-mail/receipt.test.ts",
];

/** Runs every test of the project. Templates are compiled as the bundles have them. */
export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  plugins: [
    {
      name: "nunjucks-templates",
      enforce: "pre",
      load: (id) => (id.endsWith(".njk") ? compileTemplate(id) : undefined),
    },
    {
      // The build puts these beside a bundle and gives their paths; a test reads them where they are.
      name: "files-beside-the-code",
      enforce: "pre",
      resolveId: (source) => {
        if (source.includes(BESIDE)) return source;
        if (!/\.(wasm|ttf)$/.test(source)) return undefined;
        const path = createRequire(import.meta.url).resolve(source);
        return `${here}${BESIDE}${Buffer.from(path).toString("hex")}.js`;
      },
      load: (id) => {
        const [, hex] = id.split(BESIDE);
        if (hex === undefined) return undefined;
        return `export default ${JSON.stringify(Buffer.from(hex.replace(/\.js.*$/, ""), "hex").toString())};`;
      },
    },
  ],
  test: {
    globalSetup: ["once-per-run", "shared-assembly", "shared-dynamo"].map((name) => `${here}${name}.ts`),
    expect: { poll: { timeout: 30_000 } },
    // A stack starts in seconds on a machine of its own, and in minutes beside other work: these bound waits, they measure nothing.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: "forks",
    // A fifth of the time a stack waits for its clock, its retries or its browser: a third worker has two processors busy meanwhile.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // What functions log is noise here; LOG_LEVEL=DEBUG shows it.
    env: { POWERTOOLS_LOG_LEVEL: process.env["LOG_LEVEL"] ?? "SILENT" },
    projects: [
      { extends: true, test: { name: "alone", include: ALONE, setupFiles: [`${here}properties.ts`] } },
      {
        extends: true,
        test: {
          name: "together",
          include: ["tests/**/*.test.ts"],
          exclude: ALONE,
          isolate: false,
          setupFiles: [`${here}properties.ts`, `${here}leaves-nothing.ts`],
        },
      },
    ],
  },
});
