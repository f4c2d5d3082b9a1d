import * as z from "zod/mini";
import { datesBetween } from "../platform/time.ts";
import type { Titled } from "../platform/titled.ts";
import { deliveryRouteNames } from "./delivery-routes.ts";
import { governanceSchema } from "./governance/model.ts";
import { type ProjectStatus, projectStatusNames } from "./status.ts";

const partnerSchema = z.lazy(() =>
  z.object({
    name: z.string(),
    /** The code of the organisation, where it is known which one is meant. */
    code: z.optional(z.string()),
  }),
);

/** An organisation with which a project is done. */
export type Partner = z.infer<typeof partnerSchema>;

const turnSchema = z.lazy(() =>
  z.object({
    at: z.iso.datetime(),
    by: z.optional(z.uuid()),
    status: z.enum(projectStatusNames),
    reason: z.optional(z.string()),
    /** The project that takes its place. */
    project: z.optional(z.string()),
    /** To whom it was handed over, in a person's words. */
    whom: z.optional(z.string()),
  }),
);

/** A change of a project's status, with what a person said of it. */
export type Turn = z.infer<typeof turnSchema>;

/** A project: what it is, who looks after it, and how far it has come. */
export const projectSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    title: z.string(),
    summary: z.string(),
    /** The first leads. */
    partners: z.array(partnerSchema).check(z.minLength(1)),
    route: z.enum(deliveryRouteNames),
    /** The person of the team who looks after the project and its follow-ups. */
    owner: z.uuid(),
    deputy: z.optional(z.uuid()),
    startsOn: z.iso.date(),
    /** The last day of the work as planned. */
    endsOn: z.iso.date(),
    status: z.enum(projectStatusNames),
    /** Since when it is paused, and what it was before. Kept when a paused project ends, because its end may be taken back. */
    paused: z.optional(
      z.object({ was: z.enum(["pre-mobilisation", "active", "complete"]), since: z.iso.datetime() }),
    ),
    /** What it was before it was abandoned, superseded or handed over. */
    ended: z.optional(z.object({ was: z.enum(["pre-mobilisation", "active", "paused", "complete"]) })),
    /** How its status changed, the latest last. Reasons are kept here and nowhere else. */
    turns: z.array(turnSchema),
    createdAt: z.iso.datetime(),
    /** The recipe of its follow-ups; the standard one unless another was chosen with the completion. */
    recipe: z.optional(z.string()),
    completedAt: z.optional(z.iso.datetime()),
    /** The reference of the application that was accepted; none with a project that the team made by hand. */
    application: z.optional(z.string()),
    /** The partner's information governance. */
    governance: governanceSchema,
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** A project. */
export type Project = z.infer<typeof projectSchema>;

/** Where a project stands on the team's board: its status, or with one that is complete whether its follow-ups go on or all is done. */
export type Stage = Exclude<ProjectStatus, "complete"> | "following-up" | "closed";

/** The stage that follows from a project's status and from whether all of its follow-ups are closed. */
export const stageOf = ({ status }: Pick<Project, "status">, followUpsClosed: boolean): Stage => {
  if (status !== "complete") return status;
  return followUpsClosed ? "closed" : "following-up";
};

/** How many weeks the work of a project is planned to take, first and last day included. */
export const weeksOf = ({ startsOn, endsOn }: Pick<Project, "startsOn" | "endsOn">): number =>
  Math.ceil(datesBetween(startsOn, endsOn).length / 7);

/** The names of a project's partners as a sentence has them: `A`, `A and B`, `A, B and C`. The first leads. */
export const partnerNames = ({ partners }: Pick<Project, "partners">): string =>
  new Intl.ListFormat("en-GB", { type: "conjunction" }).format(partners.map(({ name }) => name));

/** Projects, as any list names them. */
export const titledProject: Titled = {
  key: (reference) => ({ pk: `PROJECT#${reference}`, sk: "PROJECT" }),
  title: ["project", "title"],
};
