import type { Item } from "../../shared/platform/dynamo.ts";
import { type ProjectNeeds, wouldProject } from "../../shared/projections/project.ts";
import { work } from "../../shared/work/projection.ts";

// A link that is dropped and a letter that goes out after all write no entry: Today looks at the first of each.
const CHECKED_WHEN_SHOWN: readonly string[] = ["link", "failure"];

/** The things of which what is kept to wait for somebody is not what their present state says. */
export const staleWork = async (needs: ProjectNeeds, items: readonly Item[]): Promise<readonly string[]> => {
  const stale: string[] = [];
  for (const source of work.sources.filter(({ kind }) => !CHECKED_WHEN_SHOWN.includes(kind))) {
    for (const { pk, sk } of items) {
      const id = source.keys.exec(`${String(pk)} ${String(sk)}`)?.[1];
      if (id === undefined) continue;
      if (await wouldProject(needs, { projection: work, source, id })) stale.push(`${source.kind} ${id}`);
    }
  }
  return stale;
};
