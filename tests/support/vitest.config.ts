import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { compileTemplate } from "../../infra/constructs/nunjucks-templates.ts";

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
      load: (id) => (/\.(wasm|ttf)$/.test(id) ? `export default ${JSON.stringify(id)};` : undefined),
    },
  ],
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: "forks",
  },
});
