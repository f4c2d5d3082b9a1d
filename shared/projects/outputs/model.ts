import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";

/** What a project leaves behind when it is completed, and the task of which it usually comes. */
export const projectOutputs = {
  code: { text: "Code", hint: "The public repository", tasks: ["repository-review", "repository"] },
  "technical-report": {
    text: "Technical report",
    hint: "What was done and how well it works",
    tasks: ["technical-report"],
  },
  "data-note": {
    text: "Data note",
    hint: "Which data were used, under which agreement, and where they are now",
    tasks: ["data-in-depth"],
  },
  "case-study": {
    text: "Case study",
    hint: "A draft is enough to complete the project",
    tasks: ["case-study"],
  },
  "impact-assessment": {
    text: "Algorithmic impact assessment",
    hint: "Who the algorithm may affect, and how",
    tasks: [],
  },
} as const;

/** The name of an output. It stands in the table and in the journal: do not give one to another output. */
export type OutputName = keyof typeof projectOutputs;

/** The outputs in the order in which they are shown. */
export const outputNames = keysOf(projectOutputs);

const outputSchema = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("link"), url: z.string() }),
    z.object({ kind: z.literal("not-made"), reason: z.string() }),
  ]),
);

/** Where an output is, or why there is none. */
export type Output = z.infer<typeof outputSchema>;

/** What is known of a project's outputs. Those that are not named are still to come. */
export const outputsSchema = z.lazy(() =>
  z.object({
    given: z.partialRecord(z.enum(outputNames), outputSchema),
    changedAt: z.iso.datetime(),
    changedBy: z.optional(z.uuid()),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** What is known of a project's outputs. */
export type Outputs = z.infer<typeof outputsSchema>;

/** The outputs of which it is neither said where they are nor why there is none. */
export const missingOutputs = (outputs: Pick<Outputs, "given"> | undefined): readonly OutputName[] =>
  outputNames.filter((name) => outputs?.given[name] === undefined);

/** What an output's link is called among the links that are looked after. */
export const outputLink = (name: OutputName): string => `output-${name}`;
