import * as z from "zod/mini";
import { changeStored, expectDone, type StoredChange, savingOf } from "../journal/change.ts";
import { type CommitNeeds, OVERTAKEN, type Overtaken } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import type { NewId } from "../platform/ids.ts";
import { Fault } from "../platform/keys.ts";
import { nextStep, type Step } from "./decide.ts";
import type { Manifest } from "./manifest.ts";
import { changedBy, type Derivable, type DerivedItem, type Projection } from "./projection.ts";
import { lookAtItems, readManifest, stepSaving } from "./store.ts";

/** What projecting needs from the outside. */
export interface ProjectNeeds extends CommitNeeds {
  readonly newId: NewId;
}

/** How a projection finds out what it keeps: by its own note of it, or, for a rebuild, by looking at every item. */
export type Trust = "manifest" | "items";

interface Found {
  readonly before: Manifest | undefined;
  readonly wanted: readonly DerivedItem[];
}

interface ThingToProject extends Derivable {
  readonly projection: Projection;
  readonly trust?: Trust;
}

/** Some forty are enough for a thing of which everything goes and everything comes; others may have it begin anew. */
const MOST_STEPS = 100;

const stepOf = (
  { table, now }: ProjectNeeds,
  { projection, source, id, trust = "manifest" }: ThingToProject,
): StoredChange<Found, Step, never, Overtaken> => {
  const thing = { projection: projection.name, kind: source.kind, id };
  return {
    // The manifest first: if nobody has changed it by the time that this is saved, nobody has read a later state of the thing than is read here.
    read: async () => {
      const before = await readManifest(table, thing);
      const seen = trust === "items" && before !== undefined ? await lookAtItems(table, before) : before;
      return { before: seen, wanted: await source.derive(table, id) };
    },
    decide: ({ before, wanted }) => nextStep(before, wanted),
    save: ({ before }, step) => stepSaving(thing, { before, step, now: now() }),
  };
};

const stepSchema = z.lazy(() => z.object({ more: z.optional(z.boolean()) }));

/**
 * Makes what a projection keeps of a thing what the thing's present state says, in as many transactions as that takes. It may die between any two,
 * come twice, late, or while another does the same: each step is made from what is there then, under one optimistic lock, and the last one
 * to look has the last word. Says whether anything was changed.
 */
export const project = async (needs: ProjectNeeds, thing: ThingToProject): Promise<boolean> => {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const once = `derive:${needs.newId()}`;
    const changed = await changeStored(needs, { once }, { ...stepOf(needs, thing), told: stepSchema });
    const { more } = expectDone(changed, "A step of a projection");
    if (more !== true) return more === false || steps > 0;
  }
  throw new Fault(
    `What ${thing.projection.name} keeps of ${thing.source.kind}:${thing.id} does not come to rest.`,
  );
};

/** Whether `project` would change anything. Writes nothing. */
export const wouldProject = async (needs: ProjectNeeds, thing: ThingToProject): Promise<boolean> => {
  const would = await savingOf(stepOf(needs, thing), 1);
  return would === OVERTAKEN || !("unchanged" in would);
};

/** Brings up to date what a projection keeps of all that an entry may have changed. */
export const projectEntry = async (
  needs: ProjectNeeds,
  projection: Projection,
  entry: Entry,
): Promise<void> => {
  for (const { source, id } of await changedBy(needs.table, projection, entry))
    await project(needs, { projection, source, id });
};
