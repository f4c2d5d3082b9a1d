import * as z from "zod";
import type { Instant } from "../platform/clock.ts";
import { datesBetween } from "../platform/time.ts";
import { localDate } from "../platform/wall-clock.ts";
import { firstTaskNames, governanceStateNames } from "./mobilisation.ts";
import { followUpSteps } from "./recipe.ts";
import { deliveryRouteNames } from "./routes.ts";
import { type ProjectStatus, projectStatusNames } from "./status.ts";

const evidenceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("link"), url: z.string() }),
  z.object({ kind: z.literal("event"), reference: z.string() }),
]);

/** What shows that a step was done: the address of what came of it, or the event at which it happened. */
export type Evidence = z.infer<typeof evidenceSchema>;

const nudgeSchema = z.union([z.literal(0), z.literal(1), z.literal(2)]);

const stepSchema = z.object({
  step: z.enum(followUpSteps),
  dueAt: z.iso.datetime(),
  status: z.enum(["open", "done", "skipped"]),
  evidence: evidenceSchema.optional(),
  reason: z.string().optional(),
  closedAt: z.iso.datetime().optional(),
  closedBy: z.uuid().optional(),
  /** How many nudges were sent. The next has this number. */
  nudged: z.number().int().min(0).max(3),
  /** The nudge whose timer is set. None while the step is closed, and none after the last. */
  next: z.object({ nudge: nudgeSchema, at: z.iso.datetime() }).optional(),
});

/** One follow-up step of one project, as the recipe had it when the project was completed. */
export type ProjectStep = z.infer<typeof stepSchema>;

const governanceSchema = z.object({
  state: z.enum(governanceStateNames),
  changedAt: z.iso.datetime().optional(),
  changedBy: z.uuid().optional(),
});

const taskSchema = z.object({
  task: z.enum(firstTaskNames),
  doneAt: z.iso.datetime().optional(),
  doneBy: z.uuid().optional(),
});

/** What a project has before its work starts: where it came from, the partner's information governance, and the first tasks. */
const mobilisationSchema = z.object({
  /** The reference of the problem that was accepted. */
  problem: z.string(),
  /** The person at the partner who owns information governance. */
  contact: z.uuid(),
  governance: governanceSchema,
  tasks: z.array(taskSchema),
});

const partnerSchema = z.object({
  name: z.string(),
  /** The code of the organisation, where it is known which one is meant. */
  code: z.string().optional(),
});

/** An organisation with which a project is done. */
export type Partner = z.infer<typeof partnerSchema>;

const turnSchema = z.object({
  at: z.iso.datetime(),
  by: z.uuid().optional(),
  status: z.enum(projectStatusNames),
  reason: z.string().optional(),
  /** The project that takes its place. */
  project: z.string().optional(),
  /** To whom it was handed over, in a person's words. */
  whom: z.string().optional(),
});

/** A change of a project's status, with what a person said of it. */
export type Turn = z.infer<typeof turnSchema>;

/** A project: what it is, who looks after it, and where its follow-ups stand. */
export const projectSchema = z.object({
  reference: z.string(),
  title: z.string(),
  summary: z.string(),
  /** The first leads. */
  partners: z.array(partnerSchema).min(1),
  route: z.enum(deliveryRouteNames),
  /** The person of the team who looks after the project and its follow-ups. */
  owner: z.uuid(),
  deputy: z.uuid().optional(),
  startsOn: z.iso.date(),
  /** The last day of the work as planned. */
  endsOn: z.iso.date(),
  status: z.enum(projectStatusNames),
  /** Since when it is paused, and what it was before. Kept when a paused project ends, because its end may be taken back. */
  paused: z
    .object({ was: z.enum(["pre-mobilisation", "active", "complete"]), since: z.iso.datetime() })
    .optional(),
  /** What it was before it was abandoned, superseded or handed over. */
  ended: z.object({ was: z.enum(["pre-mobilisation", "active", "paused", "complete"]) }).optional(),
  /** How its status changed, the latest last. Reasons are kept here and nowhere else. */
  turns: z.array(turnSchema),
  createdAt: z.iso.datetime(),
  completedAt: z.iso.datetime().optional(),
  steps: z.array(stepSchema),
  /** Only with a project that came of a problem. */
  mobilisation: mobilisationSchema.optional(),
  /** Counts the changes; a change of a version that is no longer the last is refused. */
  version: z.number().int().positive(),
});

/** A project. */
export type Project = z.infer<typeof projectSchema>;

/** Where a project stands on the team's board: its status, or with one that is complete whether its follow-ups go on or all is done. */
export type Stage = Exclude<ProjectStatus, "complete"> | "following-up" | "closed";

/** The stage that follows from a project's status and steps. */
export const stageOf = (project: Project): Stage => {
  if (project.status !== "complete") return project.status;
  return project.steps.some(({ status }) => status === "open") ? "following-up" : "closed";
};

/** The open step that is due first; undefined when there is none. */
export const nextStep = (project: Project): ProjectStep | undefined =>
  project.steps
    .filter(({ status }) => status === "open")
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .at(0);

/** How a step stands on a day, as lists and the timeline show it. */
export type StepState = "done" | "skipped" | "late" | "due-today" | "to-come";

/** How a step stands at a moment: late from the day after its due day. */
export const stepState = (
  { status, dueAt }: Pick<ProjectStep, "status" | "dueAt">,
  now: Instant,
): StepState => {
  if (status !== "open") return status;
  const [due, today] = [localDate(dueAt), localDate(now)];
  if (due < today) return "late";
  return due === today ? "due-today" : "to-come";
};

/** How many weeks the work of a project is planned to take, first and last day included. */
export const weeksOf = ({ startsOn, endsOn }: Pick<Project, "startsOn" | "endsOn">): number =>
  Math.ceil(datesBetween(startsOn, endsOn).length / 7);

/** The names of a project's partners as a sentence has them: `A`, `A and B`, `A, B and C`. The first leads. */
export const partnerNames = ({ partners }: Pick<Project, "partners">): string =>
  new Intl.ListFormat("en-GB", { type: "conjunction" }).format(partners.map(({ name }) => name));
