import { followUpsOf } from "../../../shared/follow-ups/read.ts";
import type { Run } from "../../../shared/follow-ups/runs/model.ts";
import { surveyResults } from "../../../shared/impact-surveys/read.ts";
import type { SurveyResults } from "../../../shared/impact-surveys/results.ts";
import type { Instant } from "../../../shared/platform/clock.ts";
import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { type NameOf, readNames } from "../../../shared/sign-in/names.ts";
import { notesOf } from "../../../shared/week-notes/read.ts";
import type { WeekNote } from "../../../shared/week-notes/week-note.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

/** What a report on a project is written from: all that its page shows. */
export interface ReportSource {
  readonly whole: WholeProject;
  /** The earliest first. */
  readonly notes: readonly WeekNote[];
  readonly survey: SurveyResults;
  readonly followUps: Run | undefined;
  readonly nameOf: NameOf;
  readonly programme: string;
  readonly now: Instant;
}

/** Reads what a report is written from, besides the project itself: its follow-ups and the people's names, in one read. */
export const readReport = async (needs: PageNeeds, whole: WholeProject): Promise<ReportSource> => {
  const { reference, owner, deputy } = whole.project;
  const [followUps, nameOf] = await Promise.all([
    followUpsOf(needs.table, reference),
    readNames(needs, [owner, deputy, ...whole.roles.map(({ person }) => person)]),
  ]);
  const [notes, survey] = [notesOf(whole), surveyResults(whole)];
  return { whole, notes, survey, followUps, nameOf, programme: needs.programme, now: needs.now() };
};
