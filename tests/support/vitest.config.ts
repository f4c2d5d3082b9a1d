import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { compileTemplate } from "../../infra/constructs/nunjucks-templates.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
// Looks like a module of this project, because what is not one is handed to Node as it is.
const BESIDE = "beside-the-code/";

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
    include: ["tests/**/*.test.ts"],
    globalSetup: [`${here}shared-assembly.ts`, `${here}shared-dynamo.ts`],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: "forks",
    // What functions log is noise here; LOG_LEVEL=DEBUG shows it.
    env: { POWERTOOLS_LOG_LEVEL: process.env["LOG_LEVEL"] ?? "SILENT" },
  },
});
