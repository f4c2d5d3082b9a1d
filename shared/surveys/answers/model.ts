import * as z from "zod/mini";
import { answersSchema } from "../questions/answer.ts";

/**
 * What one person answered to a survey. Of an anonymous one it has neither person nor time, and its id is chance; it was released together with four
 * others at least.
 */
export const sheetSchema = z.lazy(() =>
  z.object({
    survey: z.string(),
    id: z.string(),
    /** The version of the questions that were asked. */
    asked: z.int(),
    answers: answersSchema,
    /** Who answered; nobody where they answered by the survey’s address, or anonymously. */
    person: z.optional(z.uuid()),
    answeredAt: z.optional(z.iso.datetime()),
    /** What of it stands in the results by now, where they were changed since. */
    counted: z.optional(answersSchema),
    version: z.int().check(z.positive()),
  }),
);

/** What one person answered. */
export type Sheet = z.infer<typeof sheetSchema>;

/** Answers that wait to be released together with others. */
export const waitingSheetSchema = z.lazy(() =>
  z.object({ survey: z.string(), id: z.string(), asked: z.int(), answers: answersSchema }),
);

/** Answers that wait. */
export type WaitingSheet = z.infer<typeof waitingSheetSchema>;
