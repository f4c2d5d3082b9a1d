import * as z from "zod/mini";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import type { Titled } from "../platform/titled.ts";
import type { Call } from "./calls/model.ts";
import { decisionSchema } from "./gate/model.ts";
import { type SectionName, sectionNames } from "./submission/sections.ts";

const writtenSchema = z.lazy(() =>
  z.object({
    answers: z.record(z.string(), z.string()),
    /** Whether the applicant says that the section is done; it then has all that it needs. */
    done: z.boolean(),
    savedAt: z.iso.datetime(),
    /** Counts the times the section was saved, so that two windows do not overwrite each other unseen. */
    version: z.int().check(z.positive()),
  }),
);

const keptFileSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.int().check(z.nonnegative()),
  }),
);

/** What an organisation submits to a call for problems: what it wrote, and what became of it. Holds personal data. */
export const applicationSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    call: z.string(),
    /** The applicant. */
    person: z.uuid(),
    name: z.string(),
    organisation: z.string(),
    organisationCode: z.optional(z.string()),
    segment: z.enum(organisationKindNames),
    status: z.enum(["draft", "submitted", "withdrawn", "decided"]),
    sections: z.partialRecord(z.enum(sectionNames), writtenSchema),
    files: z.array(keptFileSchema),
    consentedAt: z.iso.datetime(),
    startedAt: z.iso.datetime(),
    submittedAt: z.optional(z.iso.datetime()),
    withdrawnAt: z.optional(z.iso.datetime()),
    /** The draft of an earlier call that this one continues, and the one that continues this. */
    carriedFrom: z.optional(z.string()),
    carriedTo: z.optional(z.string()),
    decision: z.optional(decisionSchema),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** An application. */
export type Application = z.infer<typeof applicationSchema>;

/** Where an application stands. */
export type ApplicationStatus = Application["status"];

/** How a section stands, as the task list shows it. */
export type SectionState = "not-started" | "in-progress" | "done";

/** How a section of an application stands. */
export const sectionState = (application: Pick<Application, "sections">, name: SectionName): SectionState => {
  const written = application.sections[name];
  if (written === undefined) return "not-started";
  return written.done ? "done" : "in-progress";
};

/** The sections that still have to be done before the application can be submitted. */
export const unfinishedSections = (application: Pick<Application, "sections">): readonly SectionName[] =>
  sectionNames.filter((name) => sectionState(application, name) !== "done");

/** What the applicant calls the problem; a plain word while it has no name. */
export const titleOf = (application: Pick<Application, "sections">): string =>
  application.sections.problem?.answers["title"] || "Untitled application";

/** All words of an application, for finding what is like it. */
export const wordsOf = (application: Pick<Application, "sections">): string =>
  sectionNames
    .flatMap((name) => Object.values(application.sections[name]?.answers ?? {}))
    .filter((answer) => answer !== "yes")
    .join("\n");

/** What every letter about an application is told. */
export const applicationFacts = (application: Pick<Application, "reference">, call: Call) => ({
  application: application.reference,
  call: call.reference,
  callTitle: call.title,
  closesAt: call.closesAt,
});

/** Applications, as any list names them. */
export const titledApplication: Titled = {
  key: (reference) => ({ pk: `APPLICATION#${reference}`, sk: "APPLICATION" }),
  title: ["application", "sections", "problem", "answers", "title"],
};
