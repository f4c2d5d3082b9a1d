import * as z from "zod/mini";
import type { Instant } from "../../platform/clock.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { stepContentSchema } from "../recipes/model.ts";

const evidenceSchema = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("link"), url: z.string(), seen: z.enum(["checked", "by-hand"]) }),
    z.object({ kind: z.literal("event"), reference: z.string() }),
    z.object({ kind: z.literal("file"), id: z.string(), name: z.string(), size: z.number() }),
    z.object({ kind: z.literal("letter"), letter: z.uuid() }),
  ]),
);

/** What shows that a step was done: the address of what came of it, the event at which it happened, a file, or the letter that went out. */
export type Evidence = z.infer<typeof evidenceSchema>;

const nudgeSchema = z.lazy(() => z.union([z.literal(0), z.literal(1), z.literal(2)]));

const runStepSchema = z.lazy(() =>
  z.extend(stepContentSchema(), {
    /** `waiting` until the step that its day counts from is closed. */
    status: z.enum(["waiting", "open", "done", "skipped"]),
    /** Unknown while it waits. */
    dueAt: z.optional(z.iso.datetime()),
    /** Whether a person set the day; it then stays where it is. */
    moved: z.optional(z.boolean()),
    /** What was given as evidence. */
    shown: z.optional(evidenceSchema),
    reason: z.optional(z.string()),
    closedAt: z.optional(z.iso.datetime()),
    closedBy: z.optional(z.uuid()),
    /** How many nudges were sent. The next has this number. */
    nudged: z.int().check(z.minimum(0), z.maximum(3)),
    /** The nudge whose timer is set. None while the step is closed or the follow-ups pause, and none after the last. */
    next: z.optional(z.object({ nudge: nudgeSchema, at: z.iso.datetime() })),
    /** The event that was made or named for the step and has yet to take place. */
    event: z.optional(z.string()),
  }),
);

/** One follow-up step of one project, as the recipe had it when the project was completed. */
export type RunStep = z.infer<typeof runStepSchema>;

/** The follow-ups of one project. `paused` with the project or by itself; `stopped` when the project's end was taken back or it was abandoned. */
export const runSchema = z.lazy(() =>
  z.object({
    /** The project's reference. */
    project: z.string(),
    recipe: z.object({ id: z.string(), name: z.string(), version: z.int().check(z.positive()) }),
    completedOn: z.iso.date(),
    status: z.enum(["running", "paused", "stopped"]),
    /** Since when and with what they pause: with the project, or by themselves because a person said so. */
    paused: z.optional(z.object({ at: z.iso.datetime(), because: z.enum(["project", "by-hand"]) })),
    steps: z.array(runStepSchema),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** The follow-ups of one project. */
export type Run = z.infer<typeof runSchema>;

/** Whether a step is still to be closed. */
export const isToDo = ({ status }: Pick<RunStep, "status">): boolean =>
  status === "open" || status === "waiting";

/** The step of this name. */
export const stepOf = (run: Run, name: string): RunStep | undefined =>
  run.steps.find(({ step }) => step === name);

const byDue = (a: RunStep, b: RunStep): number => ((a.dueAt ?? "9") < (b.dueAt ?? "9") ? -1 : 1);

/** The step to be done that is due first; undefined when all are closed. */
export const nextStep = (run: Pick<Run, "steps">): RunStep | undefined =>
  run.steps.filter(isToDo).sort(byDue).at(0);

/** Whether every step is done or skipped. */
export const isClosed = (run: Pick<Run, "steps">): boolean => !run.steps.some(isToDo);

/** How a step stands on a day, as lists and the timeline show it. */
export type StepState = "done" | "skipped" | "waiting" | "late" | "due-today" | "to-come";

/** How a step stands at a moment: late from the day after its due day. */
export const stepState = ({ status, dueAt }: Pick<RunStep, "status" | "dueAt">, now: Instant): StepState => {
  if (status === "done" || status === "skipped") return status;
  if (dueAt === undefined) return "waiting";
  const [due, today] = [localDate(dueAt), localDate(now)];
  if (due < today) return "late";
  return due === today ? "due-today" : "to-come";
};
