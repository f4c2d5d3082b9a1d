import * as z from "zod/mini";
import { CANNOT_SAY } from "./model.ts";

/** A step of a scale from 1 upwards, or that a person could not say: that is an answer, and counts in no average. */
const stepSchema = z.lazy(() => z.union([z.int(), z.literal(CANNOT_SAY)]));

/** A step of a scale, or that a person could not say. */
export type StepChosen = z.infer<typeof stepSchema>;

/** What somebody answered to one question: names of options, steps of scales (a grid has one for each row), or what they typed. */
export const answerSchema = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("choice"), chosen: z.string(), inWords: z.optional(z.string()) }),
    z.object({ kind: z.literal("several"), chosen: z.array(z.string()), inWords: z.optional(z.string()) }),
    z.object({ kind: z.literal("scale"), step: stepSchema }),
    z.object({ kind: z.literal("grid"), steps: z.record(z.string(), stepSchema) }),
    z.object({ kind: z.literal("number"), number: z.number() }),
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("date"), date: z.iso.date() }),
  ]),
);

/** What somebody answered to one question. */
export type Answer = z.infer<typeof answerSchema>;

/** Answers by the names of their questions; a question that was left out, or not asked, has none. */
export type Answers = ReadonlyMap<string, Answer>;

/** Answers as they are kept. */
export const answersSchema = z.lazy(() => z.record(z.string(), answerSchema));

/** The names of the options somebody chose; none for questions without options. */
export const chosenIn = (answer: Answer | undefined): readonly string[] => {
  if (answer?.kind === "choice") return [answer.chosen];
  return answer?.kind === "several" ? answer.chosen : [];
};
