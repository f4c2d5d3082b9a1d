import { watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFunction } from "../../constructs/bundles.ts";
import type { LocalStack } from "./local-stack.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** Editors write a file in several steps; one rebuild is enough for them. */
const SETTLE_MS = 150;

/**
 * Watches the sources and bundles each function again when one of its own changes; its workers load the new bundle at
 * their next call. `say` gets one line per rebuild. Gives the way to end the watching.
 */
export function rebuildOnChange(stack: LocalStack, say: (line: string) => void): () => void {
  const { bundles } = stack.assembly;
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let generation = 0;

  const rebuild = async (): Promise<void> => {
    const files = [...changed];
    changed.clear();
    generation += 1;
    const affected = bundles.filter(({ inputs }) => inputs.some((input) => files.includes(input)));
    for (const bundle of affected) {
      const startedAt = performance.now();
      try {
        // A directory of its own each time: a worker under way goes on with the old one.
        const built = await bundleFunction(
          bundle.source,
          root,
          join(bundle.directory, "..", `rebuilt-${generation}`),
          { maps: false },
        );
        bundle.inputs = [...built.inputs];
        stack.reload(bundle.name, built.directory);
        say(`${bundle.source} rebuilt in ${Math.round(performance.now() - startedAt)} ms`);
      } catch (error) {
        say(
          `${bundle.source} could not be rebuilt; the old one goes on.\n${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  };
  const watchers = ["functions", "shared"].map((folder) =>
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (file === null) return;
      changed.add(join(folder, file));
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild(), SETTLE_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
