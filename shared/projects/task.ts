import * as z from "zod";
import { stageNames } from "./stages.ts";

const artefactSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Where it is on the web; or a file that we keep under the artefact's id. */
  url: z.string().optional(),
  /** In bytes, of a kept file. */
  size: z.number().int().positive().optional(),
});

/** Something that came of a task: a link, or a file that we keep. */
export type Artefact = z.infer<typeof artefactSchema>;

/** A task of a project of which something was said. The others of its stage are to do. */
export const taskSchema = z.object({
  /** The name of a task that every project has, or the id of one that was added. */
  id: z.string(),
  stage: z.enum(stageNames),
  /** What is to do; only with one that was added. */
  text: z.string().optional(),
  status: z.enum(["to-do", "done", "not-needed"]),
  statusAt: z.iso.datetime().optional(),
  statusBy: z.uuid().optional(),
  owner: z.uuid().optional(),
  /** The number of the sprint it is planned for. */
  sprint: z.number().int().positive().optional(),
  artefacts: z.array(artefactSchema),
  version: z.number().int().positive(),
});

/** A task of a project. */
export type Task = z.infer<typeof taskSchema>;

/** How a task stands. */
export type TaskStatus = Task["status"];

/** The ways a task can stand, as a list that a schema can take. */
export const taskStatusNames = ["to-do", "done", "not-needed"] as const satisfies readonly TaskStatus[];
