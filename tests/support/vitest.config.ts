import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { compileTemplate } from "../../infra/constructs/nunjucks-templates.ts";

// Looks like a module of this project, because what is not one is handed to Node as it is.
const BESIDE = fileURLToPath(new URL("beside-the-code/", import.meta.url));

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
        if (!/\.(wasm|ttf)$/.test(source)) return undefined;
        const path = createRequire(import.meta.url).resolve(source);
        return `${BESIDE}${encodeURIComponent(path)}.js`;
      },
      load: (id) =>
        id.startsWith(BESIDE)
          ? `export default ${JSON.stringify(decodeURIComponent(id.slice(BESIDE.length, -".js".length)))};`
          : undefined,
    },
  ],
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: "forks",
    // What functions log is noise here; LOG_LEVEL=DEBUG shows it.
    env: { POWERTOOLS_LOG_LEVEL: process.env["LOG_LEVEL"] ?? "SILENT" },
  },
});
