import { readFileStates } from "../../../shared/files/read.ts";
import { stepOf } from "../../../shared/follow-ups/runs/model.ts";
import type { Occasion } from "../../../shared/journal/entry.ts";
import { readHistory } from "../../../shared/journal/store.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { impactSurveyView } from "../../impact-surveys/project-impact-survey.ts";
import { projectReUsesView } from "../../re-uses/where-used/where-used-view.ts";
import { noteWriters, weekNotesView } from "../../week-notes/project-week-notes.ts";
import { filesOf } from "../stages/stages-view.ts";
import { followUpsView, readProjectFollowUps } from "./follow-ups-view.ts";
import { tellHistory } from "./history.ts";
import { overviewOf } from "./overview.ts";
import { peopleOf, workView } from "./work-view.ts";

/** What a project's page shows: the project and its parts, its follow-ups, its history, and what other features know of it. */
export const projectView = async (needs: PageNeeds, whole: WholeProject, occasion: Occasion) => {
  const { project } = whole;
  const now = needs.now();
  const today = localDate(now);
  const [history, reUses] = await Promise.all([
    readHistory(needs.table, `project:${project.reference}`),
    projectReUsesView(needs, project.reference),
  ]);
  const actors = history.flatMap(({ actor }) => (actor.kind === "team" ? (actor.id ?? []) : []));
  // After the history, because it names people: both are then one read.
  const [followUps, nameOf, stateOf] = await Promise.all([
    readProjectFollowUps(needs.table, project, occasion),
    readNames(needs, [...peopleOf(whole), ...noteWriters(whole), ...actors]),
    readFileStates(needs, filesOf(whole.tasks)),
  ]);
  return {
    ...overviewOf(project, nameOf),
    ...workView(whole, today, { nameOf, stateOf, today }),
    ...followUpsView(project, followUps, now),
    weekNotes: weekNotesView(whole, now, nameOf),
    impactSurvey: impactSurveyView(whole),
    reUses,
    history: tellHistory(history, nameOf, (step) => stepOf(followUps.run, step)?.title ?? step),
    today,
  };
};
