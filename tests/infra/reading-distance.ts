import { build, type Metafile } from "esbuild";
import { functionSources } from "../../infra/constructs/bundles.ts";

/** What is deployed for the pages; which pages there are, they say by loading them. */
const WEB = ["functions/site.ts", "functions/desk.ts"];

type Graph = Metafile["inputs"];

/** The project's own sources by path, each with what it imports. Types are not among it, nor are templates and packages. */
const readGraph = async (root: string): Promise<Graph> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: functionSources(root),
    outdir: "never-written",
    bundle: true,
    splitting: true,
    format: "esm",
    write: false,
    metafile: true,
    packages: "external",
    external: ["*.njk"],
    logLevel: "silent",
  });
  return metafile.inputs;
};

const reachedFrom = (graph: Graph, entry: string, kinds: readonly string[]): ReadonlySet<string> => {
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file) || graph[file] === undefined) return;
    reached.add(file);
    for (const { path, kind } of graph[file].imports) if (kinds.includes(kind)) follow(path);
  };
  follow(entry);
  return reached;
};

/** How many of the project's files somebody reads who follows every import of a file that is not for a type, by file, the longest first. */
export type Distances = readonly (readonly [file: string, files: number])[];

/** The reading distances of all functions that are no web function, and of all pages. */
export const readingDistances = async (
  root: string,
): Promise<{ readonly reactions: Distances; readonly pages: Distances }> => {
  const graph = await readGraph(root);
  const distances = (files: Iterable<string>): Distances =>
    [...new Set(files)]
      .map((file) => [file, reachedFrom(graph, file, ["import-statement", "dynamic-import"]).size] as const)
      .sort(([, a], [, b]) => b - a);
  const pages = WEB.flatMap((entry) => [...reachedFrom(graph, entry, ["import-statement"])]).flatMap((file) =>
    (graph[file]?.imports ?? []).filter(({ kind }) => kind === "dynamic-import").map(({ path }) => path),
  );
  return {
    reactions: distances(functionSources(root).filter((source) => !WEB.includes(source))),
    pages: distances(pages.filter((path) => path.startsWith("functions/") && path in graph)),
  };
};
