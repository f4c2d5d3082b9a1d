import { globSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BuildOptions, build, formatMessages, type Metafile } from "esbuild";
import { lambdaCredentials } from "./lambda-credentials.ts";
import { nunjucksTemplates } from "./nunjucks-templates.ts";
import { plainHttp } from "./plain-http.ts";

/** One function's code, ready to be uploaded. */
export type Bundle = {
  /** Its source, relative to the project: `functions/members/on-member-joined.ts`. */
  readonly source: string;
  /** Its name: the source's path with dashes, `members-on-member-joined`. */
  readonly name: string;
  /** The folder that is uploaded; the handler is `handler` in its `index.mjs`. */
  readonly directory: string;
  /** Bytes of JavaScript that are loaded before the first request is answered. */
  readonly bytes: number;
  /** The project's own sources in it, relative to the project; a change in one of them calls for a rebuild. */
  readonly inputs: readonly string[];
  /** What those bytes are: each source that is loaded at once, packages' too, with its share of them. */
  readonly loads: Readonly<Record<string, number>>;
};

/** All functions' code by source. */
export type Bundles = ReadonlyMap<string, Bundle>;

/** The file name says the trigger; these are the files that become functions. */
const FUNCTION_FILES = [
  "functions/site.ts",
  "functions/desk.ts",
  "functions/*/{on,at,stream,queue}-*.ts",
] as const;

/** Functions of which parts are loaded when they are needed: pages when they are asked for, what reads HTML for mails that have nothing else, the list of which all that fits is changed. */
const SPLIT = new Set([
  "functions/catalogue/on-file-import-step.ts",
  "functions/desk.ts",
  "functions/enquiries/on-mail-received.ts",
  "functions/exports/on-export-requested.ts",
  "functions/letters/queue-send-letter.ts",
  "functions/lists/on-bulk-run-step.ts",
  "functions/reports/at-monday-morning.ts",
  "functions/site.ts",
]);

const NEED_REQUIRE =
  'import{createRequire as __makeRequire}from"node:module";const require=__makeRequire(import.meta.url);';

/** How functions are bundled. */
export type BundleOptions = {
  /**
   * Whether a map of the code is written beside it, as it is unless told. The local stack goes without: writing them takes a fifth of the
   * time. The code is the same; only chunks have other names, as the hash in them is of the map too.
   */
  readonly maps?: boolean;
  /**
   * Whether all functions are bundled in one pass, in which what they share is in files they have in common, beside their folders:
   * a third of the time. Only for a start that tries the product; unless told each function is a folder of its own, as it is deployed.
   */
  readonly shared?: boolean;
};

const options = (root: string, { maps = true }: BundleOptions): BuildOptions => ({
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node24",
  mainFields: ["module", "main"],
  outExtension: { ".js": ".mjs" },
  // For `npm run trace`; they are not uploaded: docs/decisions/0018-source-maps.md.
  sourcemap: maps ? "linked" : false,
  sourcesContent: false,
  logLevel: "silent",
  loader: { ".wasm": "file", ".ttf": "file" },
  assetNames: "[name]",
  chunkNames: "[name]-[hash]",
  plugins: [nunjucksTemplates(), lambdaCredentials(), plainHttp()],
  // A few libraries are CommonJS inside and ask for Node's own modules by `require`, which ESM does not have.
  banner: { js: NEED_REQUIRE },
});

/** The name of a bundle by its source: `functions/members/on-member-joined.ts` -> `members-on-member-joined`. */
export const bundleName = (source: string): string =>
  source
    .replace(/^functions\//, "")
    .replace(/\.ts$/, "")
    .replaceAll("/", "-");

/** The sources of all functions, relative to `root`, in order. */
export const functionSources = (root: string): string[] =>
  [...FUNCTION_FILES]
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !path.endsWith(".test.ts"))
    .sort();

/** The outputs that `entry` consists of: itself and all that it imports; `atOnce` leaves out what it imports by `import()`. */
const outputsOf = (metafile: Metafile, entry: string, { atOnce }: { atOnce: boolean }): string[] => {
  const seen = new Set<string>();
  const visit = (output: string): void => {
    if (seen.has(output)) return;
    seen.add(output);
    for (const { path, kind } of metafile.outputs[output]?.imports ?? []) {
      if ((!atOnce || kind === "import-statement") && metafile.outputs[path] !== undefined) visit(path);
    }
  };
  visit(entry);
  return [...seen];
};

const describeBundle = (root: string, outdir: string, source: string, metafile: Metafile): Bundle => {
  const entry = Object.keys(metafile.outputs).find(
    (output) => metafile.outputs[output]?.entryPoint === source,
  );
  if (entry === undefined) throw new Error(`${source} was not bundled.`);
  const atOnce = outputsOf(metafile, entry, { atOnce: true });
  const inputs = outputsOf(metafile, entry, { atOnce: false }).flatMap((output) =>
    Object.keys(metafile.outputs[output]?.inputs ?? {}),
  );
  const shares = atOnce.flatMap((output) => Object.entries(metafile.outputs[output]?.inputs ?? {}));
  return {
    source,
    name: bundleName(source),
    directory: resolve(root, outdir, bundleName(source)),
    bytes: atOnce.reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0),
    loads: Object.fromEntries(shares.map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
    inputs: [...new Set(inputs)].filter((path) => /^(functions|infra|shared)\//.test(path)).sort(),
  };
};

/** esbuild's warnings are of things left out or not found; a function that lacks them fails only when it runs. */
const run = async (what: BuildOptions): Promise<Metafile> => {
  const { metafile, warnings } = await build({ ...what, metafile: true });
  if (warnings.length === 0) return metafile;
  throw new Error((await formatMessages(warnings, { kind: "warning" })).join("\n"));
};

const inOnePass = async (
  root: string,
  outdir: string,
  sources: readonly string[],
  how: BundleOptions,
): Promise<Bundle[]> => {
  const metafile = await run({
    ...options(root, how),
    entryPoints: Object.fromEntries(sources.map((source) => [`${bundleName(source)}/index`, source])),
    outdir,
    splitting: how.shared === true,
  });
  return sources.map((source) => describeBundle(root, outdir, source, metafile));
};

/**
 * Bundles one function into its own folder, as a deployment would. Throws esbuild's message if it cannot.
 * `outdir` is relative to `root`, the project's folder.
 */
export const bundleFunction = async (
  source: string,
  root: string,
  outdir = ".build/functions",
  how: BundleOptions = {},
): Promise<Bundle> => {
  const directory = join(outdir, bundleName(source));
  const metafile = await run({
    ...options(root, how),
    entryPoints: { index: source },
    outdir: directory,
    splitting: SPLIT.has(source),
  });
  return describeBundle(root, outdir, source, metafile);
};

/**
 * Bundles all functions: the reactions, schedules, queues and streams in one pass, which reads what they share
 * once; the web functions and those that carry files each in their own. Empties `outdir` first, because what is left in a
 * function's folder would be deployed with it. Throws esbuild's message if one cannot be bundled.
 */
export const bundleFunctions = async (
  root: string,
  outdir = ".build/functions",
  how: BundleOptions = {},
): Promise<Bundles> => {
  rmSync(resolve(root, outdir), { recursive: true, force: true });
  const sources = functionSources(root);
  if (how.shared === true)
    return new Map((await inOnePass(root, outdir, sources, how)).map((bundle) => [bundle.source, bundle]));
  const together = sources.filter((source) => !SPLIT.has(source));
  const alone = sources.filter((source) => SPLIT.has(source));
  const passes = await Promise.all([
    inOnePass(root, outdir, together, how),
    ...alone.map(async (source) => [await bundleFunction(source, root, outdir, how)]),
  ]);
  return new Map(passes.flat().map((bundle) => [bundle.source, bundle]));
};

/** The bundle of `source`; throws a sentence that says where the file should be. */
export const bundleOf = (bundles: Bundles, source: string): Bundle => {
  const bundle = bundles.get(source);
  if (bundle === undefined)
    throw new Error(`There is no function ${source}, but the infrastructure names it.`);
  return bundle;
};
