import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buildSync } from "esbuild";

/** The static files of the site, gathered under one folder that holds exactly what the bucket shall hold. */
export type Assets = {
  /** The folder; its `assets/<version>/...` are the keys in the bucket. */
  readonly directory: string;
  /** Where pages find them, with a slash in front and none behind: `/assets/3f2a9c01`. Changes with any file. */
  readonly path: string;
};

const FRONTEND = "node_modules/nhsuk-frontend/dist/nhsuk";
const AUTOCOMPLETE = "node_modules/accessible-autocomplete/dist/accessible-autocomplete.min";

/**
 * The published stylesheet asks for Frutiger from assets.nhs.uk. That font is licensed to the NHS, and our pages
 * load nothing from elsewhere, so its rules are taken out; the next font of the family list, Arial, is used.
 * Its icons are asked for by an absolute path, which cannot carry a version.
 */
export const ownStylesheet = (css: string): string =>
  css
    .replace(/@font-face\{[^}]*\}/g, "")
    .replaceAll("url(/assets/images/", "url(images/")
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, "");

const ownScript = (script: string): string => script.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n");

/** A script with what it imports from packages, as one file for browsers. Throws esbuild's message if it cannot be bundled. */
const bundled = (root: string, source: string): Buffer => {
  const { outputFiles } = buildSync({
    entryPoints: [resolve(root, source)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "inline",
    write: false,
  });
  return Buffer.concat(outputFiles.map(({ contents }) => contents));
};

/** Files of the assets by their path below the versioned folder. */
const gather = (root: string): Map<string, Buffer> => {
  const frontend = (path: string): Buffer => readFileSync(resolve(root, FRONTEND, path));
  const autocomplete = (ending: "js" | "css"): string =>
    readFileSync(resolve(root, `${AUTOCOMPLETE}.${ending}`), "utf8");
  const files = new Map<string, Buffer>([
    ["nhsuk-frontend.min.css", Buffer.from(ownStylesheet(frontend("nhsuk-frontend.min.css").toString()))],
    ["nhsuk-frontend.min.js", Buffer.from(ownScript(frontend("nhsuk-frontend.min.js").toString()))],
    ["accessible-autocomplete.min.css", Buffer.from(ownStylesheet(autocomplete("css")))],
    ["accessible-autocomplete.min.js", Buffer.from(ownScript(autocomplete("js")))],
    ["proof-worker.js", bundled(root, "shared/protection/proof-worker.js")],
  ]);
  // Only the icons that the stylesheet needs: logos and favicons of the NHS are not ours to use.
  const stylesheet = files.get("nhsuk-frontend.min.css")?.toString() ?? "";
  for (const [, icon] of stylesheet.matchAll(/url\(images\/([a-z0-9-]+\.svg)\)/g)) {
    if (icon !== undefined) files.set(`images/${icon}`, frontend(`assets/images/${icon}`));
  }
  const own = resolve(root, "shared/pages/assets");
  for (const path of existsSync(own) ? globSync("**/*", { cwd: own, withFileTypes: true }) : []) {
    if (!path.isFile()) continue;
    const full = join(path.parentPath, path.name);
    files.set(full.slice(own.length + 1), readFileSync(full));
  }
  return files;
};

const versionOf = (files: ReadonlyMap<string, Buffer>): string => {
  const hash = createHash("sha256");
  for (const path of [...files.keys()].sort()) {
    hash
      .update(path)
      .update("\0")
      .update(files.get(path) ?? "");
  }
  return hash.digest("hex").slice(0, 8);
};

/** Gathers the static files into `outdir` (relative to `root`) and clears older versions out of it. */
export const gatherAssets = (root: string, outdir = ".build/assets"): Assets => {
  const files = gather(root);
  const path = `/assets/${versionOf(files)}`;
  const directory = resolve(root, outdir);
  // The version names the content, so a folder that is there is right; two copies may start side by side.
  if (existsSync(join(directory, path))) return { directory, path };
  rmSync(directory, { recursive: true, force: true });
  for (const [name, content] of files) {
    const target = join(directory, path, name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return { directory, path };
};
