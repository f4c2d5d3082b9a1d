import type { Construct } from "constructs";
import type { Ground } from "./ground.ts";
import { onAnyEntry } from "./on-entry.ts";
import type { ServiceFunction } from "./service-function.ts";

/**
 * The function that does something to all that fits the lists of a feature: `functions/<feature>/on-bulk-run-step.ts`. The feature adds the rights that the actions of its
 * lists need.
 */
export const onBulkRun = (
  scope: Construct,
  ground: Ground,
  { lists, impact }: { readonly lists: readonly string[]; readonly impact: string },
): ServiceFunction =>
  onAnyEntry(
    scope,
    ground,
    { change: "bulk-run-step", entries: ["BulkRunStarted", "BulkRunUndoStarted"] },
    { impact, where: { list: lists }, fansOut: true },
  );
