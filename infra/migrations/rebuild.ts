import type { Item, Key } from "../../shared/platform/dynamo.ts";
import { project, type Trust, wouldProject } from "../../shared/projections/project.ts";
import type { Derivable, Projection } from "../../shared/projections/projection.ts";
import { thingOfManifest } from "../../shared/projections/store.ts";
import type { Became, MigrateNeeds } from "./migration.ts";

interface Rebuildable extends Derivable {
  readonly trust: Trust;
}

/** The thing that an item of the table stands for: itself, or one that may be gone and of which the projection still has a note. */
const thingOf = ({ name, sources }: Projection, { pk, sk }: Key): Rebuildable | undefined => {
  for (const source of sources) {
    const [, id] = source.keys.exec(`${pk} ${sk}`) ?? [];
    if (id !== undefined) return { source, id, trust: "items" };
  }
  const noted = thingOfManifest({ pk, sk });
  const source = noted?.projection === name ? sources.find(({ kind }) => kind === noted.kind) : undefined;
  return noted === undefined || source === undefined
    ? undefined
    : { source, id: noted.id, trust: "manifest" };
};

/** Makes anew what a projection keeps of the thing that an item stands for, looking at every item that it should have; undefined where it is about none. */
export const rebuildThing = async (
  needs: MigrateNeeds,
  projection: Projection,
  { item, apply }: { readonly item: Item & Key; readonly apply: boolean },
): Promise<Became | undefined> => {
  const thing = thingOf(projection, item);
  if (thing === undefined) return undefined;
  const changed = await (apply ? project : wouldProject)(needs, { projection, ...thing });
  return changed ? "changed" : "as-it-should-be";
};
