import { projectEntry } from "../../shared/projections/project.ts";
import { entriesOf, type Projection } from "../../shared/projections/projection.ts";
import { type EntryHandler, reactionToAny } from "./entry.ts";

/**
 * The function that keeps a projection: it reacts to every entry that one of its sources names, and goes by how things stand, not by what it
 * was told. `name` is its own (`search/on-words-changed`).
 */
export const projectionReaction = (name: string, projection: Projection): EntryHandler =>
  reactionToAny(name, entriesOf(projection), (needs, entry) => projectEntry(needs, projection, entry));
