import * as z from "zod/mini";
import { standingShape } from "../../tasks/standing.ts";
import { stageNames } from "./stages.ts";

const artefactSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    name: z.string(),
    /** Where it is on the web; or a file that we keep under the artefact's id. */
    url: z.optional(z.string()),
    /** In bytes, of a kept file. */
    size: z.optional(z.int().check(z.positive())),
  }),
);

/** Something that came of a task: a link, or a file that we keep. */
export type Artefact = z.infer<typeof artefactSchema>;

/** A task of a project of which something was said. The others of its stage are to do. */
export const taskSchema = z.lazy(() =>
  z.object({
    /** The name of a task that every project has, or the id of one that was added. */
    id: z.string(),
    stage: z.enum(stageNames),
    /** What is to do; only with one that was added. */
    text: z.optional(z.string()),
    ...standingShape,
    /** The number of the sprint it is planned for. */
    sprint: z.optional(z.int().check(z.positive())),
    artefacts: z.array(artefactSchema),
  }),
);

/** A task of a project. */
export type Task = z.infer<typeof taskSchema>;
