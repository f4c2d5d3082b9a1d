import { readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import nunjucks from "nunjucks";
import { labelledCells } from "./labelled-cells.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const registry = join(root, "shared/pages/templates.ts");

// A reference to another template, in the five tags that can make one; ours always name it by a literal.
const REFERENCE = /{%-?\s*(?:extends|include|import|from|call\s+.*?from)\s+["']([^"']+)["']/g;

/** The file of a template by its name: `nhsuk/...` is in the design system's package, everything else in this project. */
const fileOf = (name: string): string =>
  name.startsWith("nhsuk/") ? join(root, "node_modules/nhsuk-frontend/dist", name) : join(root, name);

const nameOf = (file: string): string => {
  const inPackage = relative(join(root, "node_modules/nhsuk-frontend/dist"), file);
  return (inPackage.startsWith("..") ? relative(root, file) : inPackage).replaceAll("\\", "/");
};

const resolveName = (from: string, to: string): string =>
  to.startsWith(".") ? posix.join(posix.dirname(from), to) : to;

/** The files of the templates that a template extends, includes or takes macros from. */
export const templatesIn = (file: string, source: string): readonly string[] => {
  const name = nameOf(file);
  const names = [...source.matchAll(REFERENCE)].map((found) => resolveName(name, found[1] ?? ""));
  return [...new Set(names)].map(fileOf);
};

/**
 * A template as a module: compiled at build time, so that a function carries no compiler and evaluates no text. Importing it registers
 * it together with every template it extends, includes or takes macros from.
 */
export const compileTemplate = (file: string): string => {
  const name = nameOf(file);
  const source = labelledCells(readFileSync(file, "utf8"), name);
  const imports = templatesIn(file, source).map((template) => `import ${JSON.stringify(template)};`);
  const compiled = nunjucks.precompileString(source, {
    name,
    env: new nunjucks.Environment(null, { autoescape: true, trimBlocks: true, lstripBlocks: true }),
    // The library hands over a list, whatever its types say; flat() takes either.
    wrapper: (templates) =>
      [templates]
        .flat()
        .map(({ template }) => template)
        .join(""),
  });
  return [
    ...imports,
    `import { register } from ${JSON.stringify(registry)};`,
    `const compiled = (() => { ${compiled} })();`,
    `export default register(${JSON.stringify(name)}, compiled);`,
  ].join("\n");
};

/** Lets esbuild bundle `.njk` files as compiled templates. */
export const nunjucksTemplates = (): Plugin => ({
  name: "nunjucks-templates",
  setup: (build) => {
    // The design system's package says that none of its files has a side effect; registering a template is one.
    build.onResolve({ filter: /\.njk$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path),
      sideEffects: true,
    }));
    build.onLoad({ filter: /\.njk$/ }, ({ path }) => ({
      contents: compileTemplate(path),
      loader: "js",
      resolveDir: dirname(path),
    }));
  },
});
