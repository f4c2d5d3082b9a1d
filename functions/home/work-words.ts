import { paths, toPath } from "../../shared/pages/paths.ts";
import { subjectPath } from "../../shared/pages/subject-path.ts";
import type { Work, WorkKind } from "../../shared/work/item.ts";

/** A word more of what waits, where its title does not say it. */
export const workDetails: Readonly<Partial<Record<WorkKind, string>>> = {
  undelivered: "the answer did not arrive",
  "project-end": "complete the project or move its end",
  attendance: "record who came",
  champion: "no answer yet, or the term ends soon",
  talk: "chosen for this week: see why, and begin with a draft",
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
    case "membership":
      return paths.deskMembersWaiting;
    case "champion":
      return toPath(paths.deskChampion, { person: reference });
    case "outputs":
      return toPath(paths.deskProjectOutputs, { reference });
    case "application-score":
      return toPath(paths.deskScores, { reference });
    case "application-decide":
      return toPath(paths.deskGate, { reference });
    case "conversation":
      return toPath(paths.deskSurveyLead, { reference, person: part });
    case "talk":
      return paths.deskTalks;
    case "note":
      return `${toPath(paths.deskPerson, { person: reference })}#notes`;
    default:
      return subjectPath(about) ?? paths.desk;
  }
};

/** The reference or id of what a work is about. */
export const workId = idOf;
