import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { sayDate } from "../../shared/platform/time.ts";
import type { Project } from "../../shared/projects/project.ts";
import { findProject } from "../../shared/projects/read.ts";
import { closedBecause, type Noting, noteOf } from "../../shared/week-notes/decide.ts";
import { MOST_CHARACTERS } from "../../shared/week-notes/input.ts";
import { readNotes } from "../../shared/week-notes/store.ts";
import { fridayOf, lightNames, lights, parseWeek, type WeekNote } from "../../shared/week-notes/week-note.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import { lightTag } from "./light-tags.ts";
import { refusals } from "./refusals.ts";
import weekNotePage from "./week-note.njk";

/** A week of a project, with what is noted of it and of the weeks after. */
export interface FoundWeek extends Noting {
  readonly project: Project;
}

/** The week whose Monday is in the address, or the page that says it is not there. Two reads. */
export const findWeek = async (
  needs: PageNeeds,
  { parameters }: PageRequest,
  visit: DeskVisit,
): Promise<FoundWeek | PageAnswer> => {
  const reference = parseReference("project", parameters["reference"] ?? "");
  const week = parseWeek(parameters["week"] ?? "");
  if (reference === null || week === undefined) return visit.show(notFound, {}, 404);
  const [project, notes] = await Promise.all([
    findProject(needs.table, reference),
    readNotes(needs.table, reference, week),
  ]);
  return project === undefined ? visit.show(notFound, {}, 404) : { project, week, notes };
};

/** What the form's fields hold. */
export type WeekNoteAnswers = Readonly<Record<string, string>>;

const savedAnswers = (note: WeekNote | undefined): WeekNoteAnswers =>
  note?.state === "written" ? note.words : {};

const hints = {
  "on-track": "It goes as planned",
  "at-risk": "Something may keep it from its aim or its date",
  "off-track": "It will miss its aim or its date unless something changes",
} as const;

/**
 * The form for a week's note, or the note alone when it cannot be changed. `saved` shows what is kept beside what was typed, when somebody else kept something
 * meanwhile.
 */
export const showWeek = (
  visit: DeskVisit,
  found: FoundWeek,
  shown: {
    readonly answers?: WeekNoteAnswers;
    readonly errors?: FormErrors;
    readonly saved?: boolean;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): PageAnswer => {
  const { project, week } = found;
  const note = noteOf(found);
  const closed = closedBecause(found, visit.occasion.now);
  const { reference } = project;
  const { saved = false, ...rest } = shown;
  return visit.show(
    weekNotePage,
    {
      project,
      week: sayDate(fridayOf(week)),
      projectHref: toPath(paths.deskProject, { reference }),
      note,
      noteTag: note?.state === "written" ? lightTag(note.words.light) : undefined,
      version: note?.version ?? 0,
      closed: closed === undefined ? undefined : refusals[closed],
      showSaved: saved,
      most: MOST_CHARACTERS,
      lights: lightNames.map((value) => ({
        value,
        text: lights[value],
        hint: { text: hints[value] },
      })),
      answers: savedAnswers(note),
      ...rest,
    },
    status,
  );
};
