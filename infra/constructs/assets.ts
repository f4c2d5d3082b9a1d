import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { buildSync, transformSync } from "esbuild";
import { templatesIn } from "./nunjucks-templates.ts";
import { namesIn, onlyUsed, type PageTexts } from "./used-styles.ts";

/** The static files of the site, gathered under one folder that holds exactly what the bucket shall hold. */
export type Assets = {
  /** The folder; its `assets/<version>/...` are the keys in the bucket. */
  readonly directory: string;
  /** Where pages find them, with a slash in front and none behind: `/assets/3f2a9c01`. Changes with any file. */
  readonly path: string;
};

const FRONTEND = "node_modules/nhsuk-frontend/dist/nhsuk";
const OWN = "shared/pages/assets";
const require = createRequire(import.meta.url);
const FONTS = join(dirname(require.resolve("@fontsource/atkinson-hyperlegible/package.json")), "files");

/**
 * The published stylesheet asks for Frutiger from assets.nhs.uk. That font is licensed to the NHS, and our pages
 * load nothing from elsewhere, so its rules are taken out; the next font of the family list, Arial, is used.
 * Its icons are asked for by an absolute path, which cannot carry a version. What it says to browsers that cannot run our scripts is
 * left out too.
 */
export const ownStylesheet = (css: string): string =>
  css
    .replace(/@font-face\{[^}]*\}/g, "")
    .replaceAll("url(/assets/images/", "url(images/")
    .replaceAll("(-ms-high-contrast:active),", "")
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, "");

/**
 * Scripts as browsers get them: what every page loads, with a file for each part that only some pages load, and what a
 * worker of theirs does. Throws esbuild's message if they cannot be bundled.
 */
const bundleScripts = (root: string): { files: Map<string, Buffer>; inputs: string[] } => {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [
      ...["convenor.js", "organisation-field.css"].map((name) => join(root, OWN, name)),
      join(root, "shared/protection/proof-worker.js"),
    ],
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    absWorkingDir: root,
    outdir: ".",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    // The suggestions of organisations come as their author wrote them; as published, they are three times as long, for browsers that are gone.
    loader: { ".js": "jsx" },
    define: { "process.env.COMPONENT_LIBRARY": '"PREACT"' },
    legalComments: "inline",
    metafile: true,
    write: false,
  });
  return {
    files: new Map(outputFiles.map(({ path, contents }) => [relative(root, path), Buffer.from(contents)])),
    inputs: Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 && path.endsWith("js") ? [path] : [])),
  };
};

// What a source leads to: imports of this project, at once or later; not of types.
const IMPORT = /(?<!import type [^;]*)\b(?:from|import\(?)\s*"(\.[^"]+)"/g;

const leadsTo = (path: string, text: string): readonly string[] =>
  path.endsWith(".njk")
    ? templatesIn(path, text)
    : [...text.matchAll(IMPORT)].map(([, to = ""]) => join(dirname(path), to));

/** Every text that may name a class: a web function's source and all that it leads to, templates of packages included, and the scripts of pages. */
const textsOf = (root: string, source: string, scripts: readonly string[]): PageTexts => {
  const texts = new Map<string, string>();
  const add = (path: string): void => {
    if (texts.has(path) || !/\.(njk|ts)$/.test(path)) return;
    const text = readFileSync(path, "utf8");
    texts.set(path, text);
    for (const next of leadsTo(path, text)) add(next);
  };
  add(join(root, source));
  for (const path of scripts) texts.set(path, readFileSync(join(root, path), "utf8"));
  const { own = [], packages = [] } = Object.groupBy(texts, ([path]) =>
    path.includes("node_modules") ? "packages" : "own",
  );
  return { own: own.map(([, text]) => text), packages: packages.map(([, text]) => text) };
};

const ownSheet = (root: string, name: string): string =>
  transformSync(readFileSync(join(root, OWN, name), "utf8"), { loader: "css", minify: true }).code;

/** The design system's stylesheet and ours over it, with all that they can say; the desk has more than the site. */
export const wholeStylesheet = (root: string, of: "site" | "desk"): string => {
  const frontend = readFileSync(join(root, FRONTEND, "nhsuk-frontend.min.css"), "utf8");
  return (
    ownStylesheet(frontend) +
    ownSheet(root, "convenor.css") +
    (of === "desk" ? ownSheet(root, "desk.css") : "")
  );
};

/** Scripts of parts that no page of the site has: what they name is in no style of it. */
const OF_THE_DESK =
  /\/(tabs\.mjs|(desk|tabs|keyboard|bulk|refresh|desk-search|desk-suggestions|live-form|picker|thing-picker)\.js)$/;

/** The stylesheets of the site and of the desk: what their pages can have. */
const makeStylesheets = (root: string, scripts: readonly string[]): [string, Buffer][] =>
  (["site", "desk"] as const).map((name) => {
    const loaded = name === "desk" ? scripts : scripts.filter((path) => !OF_THE_DESK.test(path));
    const isUsed = namesIn(textsOf(root, `functions/${name}.ts`, loaded));
    return [`${name}.css`, Buffer.from(onlyUsed(wholeStylesheet(root, name), isUsed))];
  });

/** What CloudFront shows when nothing of ours answers. */
export const UNAVAILABLE = "unavailable.html";

/** Files of the assets by their path below the versioned folder. */
const gather = (root: string): Map<string, Buffer> => {
  const scripts = bundleScripts(root);
  const sheets = makeStylesheets(root, scripts.inputs);
  const files = new Map<string, Buffer>([
    ["icon.svg", readFileSync(join(root, OWN, "icon.svg"))],
    [UNAVAILABLE, readFileSync(join(root, OWN, UNAVAILABLE))],
    ...scripts.files,
    ...sheets,
  ]);
  // Only the icons that the stylesheets need: logos and favicons of the NHS are not ours to use.
  for (const [, sheet] of sheets)
    for (const [, icon] of sheet.toString().matchAll(/url\(images\/([a-z0-9-]+\.svg)\)/g))
      if (icon !== undefined)
        files.set(`images/${icon}`, readFileSync(join(root, FRONTEND, "assets/images", icon)));
  for (const [, sheet] of sheets)
    for (const [, font] of sheet.toString().matchAll(/url\("?fonts\/([a-z0-9-]+\.woff2)"?\)/g))
      if (font !== undefined) files.set(`fonts/${font}`, readFileSync(join(FONTS, font)));
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
