import * as z from "zod/mini";
import { standingShape } from "./standing.ts";

/** The kinds of thing that a task can be about, besides projects: the tasks of a project lie with it and have a stage. */
export const taskSubjects = ["enquiry", "application", "event", "person"] as const;

/** A kind of thing that a task can be about. */
export type TaskSubject = (typeof taskSubjects)[number];

/** A task of the team about something: an enquiry, an application, an event or a person. */
export const taskSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    /** What it is about: `enquiry:ENQ-...`. */
    about: z.string(),
    text: z.string(),
    addedAt: z.iso.datetime(),
    addedBy: z.optional(z.uuid()),
    ...standingShape,
  }),
);

/** A task of the team about something. */
export type Task = z.infer<typeof taskSchema>;
