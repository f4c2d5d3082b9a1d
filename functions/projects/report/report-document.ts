import type { DocumentModel } from "../../../shared/documents/model.ts";
import { sayDate } from "../../../shared/platform/time.ts";
import type { Project } from "../../../shared/projects/project.ts";
import type { ProjectStatus } from "../../../shared/projects/status.ts";
import type { ReportSource } from "./read-report.ts";
import { nextOf, outputsOf, surveyOf, weeksOf } from "./result-parts.ts";
import { decisionsOf, factsOf, peopleOf, risksOf, stagesOf, summaryOf } from "./work-parts.ts";

const notFinal: Readonly<Record<Exclude<ProjectStatus, "complete">, string>> = {
  "pre-mobilisation": "The work of this project has not started.",
  active: "The work of this project is not completed.",
  paused: "This project is paused.",
  abandoned: "This project was abandoned before it was completed.",
  superseded: "Another project took the place of this one.",
  "handed-over": "This project was handed over before it was completed.",
};

/** Why a report is not final; undefined when it is. */
const draftOf = ({ status }: Project): string | undefined =>
  status === "complete" ? undefined : notFinal[status];

/** The report on a project: what it was about, who took part, what was done and decided, what came of it, and what is next. */
export const reportDocument = (source: ReportSource): DocumentModel => {
  const { project } = source.whole;
  const draft = draftOf(project);
  return {
    title: project.title,
    subtitle: `Project report, ${sayDate(source.now)}`,
    ...(draft === undefined ? {} : { draft }),
    programme: source.programme,
    madeAt: source.now,
    parts: [
      factsOf(source),
      ...summaryOf(source),
      ...peopleOf(source),
      ...stagesOf(source),
      ...decisionsOf(source),
      ...risksOf(source),
      ...weeksOf(source),
      ...outputsOf(source),
      ...surveyOf(source),
      ...nextOf(source),
    ],
  };
};
