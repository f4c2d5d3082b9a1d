import * as z from "zod";
import { segmentNames } from "../people/segments.ts";
import { decisionSchema } from "./outcome.ts";
import { type SectionName, sectionNames } from "./sections.ts";

const writtenSchema = z.object({
  answers: z.record(z.string(), z.string()),
  /** Whether the applicant says that the section is done; it then has all that it needs. */
  done: z.boolean(),
  savedAt: z.iso.datetime(),
  /** Counts the times the section was saved, so that two windows do not overwrite each other unseen. */
  version: z.number().int().positive(),
});

const keptFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().int().nonnegative(),
});

/** A problem that somebody submits to a call: what they wrote, and what became of it. Holds personal data. */
export const problemSchema = z.object({
  reference: z.string(),
  call: z.string(),
  /** The applicant. */
  person: z.uuid(),
  name: z.string(),
  organisation: z.string(),
  organisationCode: z.string().optional(),
  segment: z.enum(segmentNames),
  status: z.enum(["draft", "submitted", "withdrawn", "decided"]),
  sections: z.partialRecord(z.enum(sectionNames), writtenSchema),
  files: z.array(keptFileSchema),
  consentedAt: z.iso.datetime(),
  startedAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().optional(),
  withdrawnAt: z.iso.datetime().optional(),
  /** The draft of an earlier call that this one continues, and the one that continues this. */
  carriedFrom: z.string().optional(),
  carriedTo: z.string().optional(),
  decision: decisionSchema.optional(),
  /** Counts the changes; a change of a version that is no longer the last is refused. */
  version: z.number().int().positive(),
});

/** A problem. */
export type Problem = z.infer<typeof problemSchema>;

/** How a section stands, as the task list shows it. */
export type SectionState = "not-started" | "in-progress" | "done";

/** How a section of a problem stands. */
export const sectionState = (problem: Pick<Problem, "sections">, name: SectionName): SectionState => {
  const written = problem.sections[name];
  if (written === undefined) return "not-started";
  return written.done ? "done" : "in-progress";
};

/** The sections that still have to be done before the problem can be submitted. */
export const unfinishedSections = (problem: Pick<Problem, "sections">): readonly SectionName[] =>
  sectionNames.filter((name) => sectionState(problem, name) !== "done");

/** What the applicant calls the problem; a plain word while it has no name. */
export const titleOf = (problem: Pick<Problem, "sections">): string =>
  problem.sections.problem?.answers["title"] || "A problem without a title yet";

/** All words of a problem, for finding what is like it. */
export const wordsOf = (problem: Pick<Problem, "sections">): string =>
  sectionNames
    .flatMap((name) => Object.values(problem.sections[name]?.answers ?? {}))
    .filter((answer) => answer !== "yes")
    .join("\n");
