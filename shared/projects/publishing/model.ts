import * as z from "zod/mini";
import { ownValue } from "../../platform/keys.ts";
import { type PublishingCheck, publishingChecks } from "./checks.ts";

/** The answers to a question of the publishing gate. */
export const publishingAnswerNames = ["yes", "no", "not-applicable"] as const;

/** An answer to a question of the publishing gate. */
export type PublishingAnswer = (typeof publishingAnswerNames)[number];

const checkedSchema = z.lazy(() =>
  z.object({
    answer: z.enum(publishingAnswerNames),
    /** A link or a note that shows it; why it does not apply; what is still wrong. */
    evidence: z.string(),
    at: z.iso.datetime(),
    by: z.optional(z.uuid()),
  }),
);

/** What was answered to one question, by whom and when. */
export type Checked = z.infer<typeof checkedSchema>;

/** What was answered to the questions of the gate so far, by their names. */
export const publishingSchema = z.lazy(() =>
  z.object({
    checks: z.record(z.string(), checkedSchema),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** What was answered to the questions of the gate. */
export type Publishing = z.infer<typeof publishingSchema>;

type Answers = Pick<Publishing, "checks"> | undefined;

/** The mandatory questions that are not answered with yes. */
export const standInTheWay = (publishing: Answers): readonly PublishingCheck[] =>
  publishingChecks.filter(
    ({ name, mandatory }) => mandatory && ownValue(publishing?.checks, name)?.answer !== "yes",
  );

/** Whether the gate is passed: every mandatory question is answered with yes. */
export const isReadyToPublish = (publishing: Answers): boolean => standInTheWay(publishing).length === 0;

/** How many of all questions are answered. */
export const answeredChecks = (publishing: Answers): number =>
  publishingChecks.filter(({ name }) => ownValue(publishing?.checks, name) !== undefined).length;

/** The link that an evidence is, if it is nothing but one. */
export const evidenceLink = (evidence: string): string | undefined =>
  /^https?:\/\/\S+$/.test(evidence) && URL.canParse(evidence) ? new URL(evidence).href : undefined;
