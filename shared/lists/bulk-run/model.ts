import * as z from "zod/mini";

/** The most things of a list that one action changes. More than that is filtered further first. */
export const MOST_THAT_FIT = 5000;

/** As many things are changed, each by its own transaction, before it is written down how far a run is. */
export const THINGS_IN_STEP = 24;

/** What a run of an action over all that fits is at. One that is stopping ends the step that it may be at, so that nothing is changed of which it is not known. */
export const bulkRunStatuses = [
  "asked",
  "running",
  "stopping",
  "stopped",
  "finished",
  "undoing",
  "undone",
] as const;

/** An action for all things that fit what a list is asked. It holds ids, numbers and the words of our own program. */
export const bulkRunSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    list: z.string(),
    action: z.string(),
    /** What was chosen beside the button: a person, a kind. */
    value: z.string(),
    /** The path of the list, which says what it is of. */
    path: z.string(),
    /** Who asked for it, and who started it once that was done. */
    by: z.string(),
    at: z.iso.datetime(),
    status: z.enum(bulkRunStatuses),
    /** How many things it is to change: as many ids are kept with it. */
    count: z.int().check(z.positive()),
    /** How many of them were changed so far, and how many were left by the reason. */
    changed: z.int().check(z.nonnegative()),
    left: z.record(z.string(), z.int()),
    /** For how many steps it was undone, and what became of their things. */
    undone: z.object({ steps: z.int(), back: z.int(), kept: z.int() }),
  }),
);

/** An action for all things that fit what a list is asked. */
export type BulkRun = z.infer<typeof bulkRunSchema>;

/** How many of a run's things were left as they were. */
export const leftOf = ({ left }: Pick<BulkRun, "left">): number =>
  Object.values(left).reduce((sum, one) => sum + one, 0);

/** How many of a run's things had their turn. */
export const turnedOf = (run: BulkRun): number => run.changed + leftOf(run);

/** Whether a run goes on by itself at the moment. */
export const isWorking = ({ status }: Pick<BulkRun, "status">): boolean =>
  status === "running" || status === "stopping" || status === "undoing";

/** What became of the things of one step. */
export const stepOutcomeSchema = z.lazy(() =>
  z.object({
    done: z.array(z.object({ id: z.string(), before: z.record(z.string(), z.string()) })),
    left: z.array(z.object({ id: z.string(), why: z.string() })),
  }),
);

/** What became of the things of one step. */
export type StepOutcome = z.infer<typeof stepOutcomeSchema>;
