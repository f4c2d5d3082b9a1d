import { paths, toPath } from "../../shared/pages/paths.ts";
import { subjectPath } from "../../shared/pages/subject-path.ts";
import type { Work, WorkKind } from "../../shared/work/item.ts";

/** What is said of each kind of what waits: what is to be done, and a word more where the title does not say it. */
export const workWords: Readonly<Record<WorkKind, { readonly does: string; readonly more?: string }>> = {
  enquiry: { does: "Answer" },
  undelivered: { does: "Answer again", more: "the answer did not arrive" },
  task: { does: "Task" },
  "follow-up": { does: "Follow-up" },
  "week-note": { does: "Week note" },
  "project-end": { does: "Planned end", more: "complete the project or move its end" },
  outputs: { does: "Outputs", more: "say where they are" },
  "application-staff": { does: "Find assessors" },
  "application-score": { does: "Score" },
  "application-decide": { does: "Decide" },
  review: { does: "Review" },
  attendance: { does: "Attendance", more: "record who came" },
  "re-use": { does: "Contact" },
  link: { does: "Dead link" },
  failure: { does: "Failure" },
};

const idOf = ({ about }: Work): string => about.slice(about.indexOf(":") + 1);

/** Where what waits is done. */
export const workHref = (work: Work): string => {
  const { kind, about, part = "" } = work;
  const reference = idOf(work);
  switch (kind) {
    case "task":
      return about.startsWith("project:")
        ? toPath(paths.deskProjectTask, { reference, task: part })
        : toPath(paths.deskTask, { id: part });
    case "follow-up":
      return toPath(paths.deskFollowUp, { reference, step: part });
    case "week-note":
      return toPath(paths.deskWeekNote, { reference, week: part });
    case "outputs":
      return toPath(paths.deskProjectOutputs, { reference });
    case "application-score":
      return toPath(paths.deskScores, { reference });
    case "application-decide":
      return toPath(paths.deskGate, { reference });
    default:
      return subjectPath(about) ?? paths.desk;
  }
};

/** The reference or id of what a work is about. */
export const workId = idOf;
