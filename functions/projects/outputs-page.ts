import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { type Outputs, outputNames } from "../../shared/projects/outputs.ts";
import type { WholeProject } from "../../shared/projects/parts-store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import outputsPage from "./desk-project-outputs.njk";
import { outputsView, suggestedLink } from "./outputs-view.ts";
import { projectPaths } from "./whole-project.ts";

type Answers = Readonly<Record<string, string>>;

/** What the form's fields hold: what is saved, and a link that came of a task where nothing is. */
const savedAnswers = (outputs: Outputs | undefined, { tasks }: WholeProject): Answers =>
  Object.fromEntries(
    outputNames.flatMap((name): (readonly [string, string])[] => {
      const output = outputs?.given[name];
      if (output?.kind === "not-made") return [[`${name}-reason`, output.reason]];
      const url = output === undefined ? suggestedLink(name, tasks) : output.url;
      return url === undefined ? [] : [[`${name}-url`, url]];
    }),
  );

/** The outputs of a project with the form that says where they are. `saved` shows what is kept beside what was typed. */
export const showOutputs = (
  visit: DeskVisit,
  whole: WholeProject,
  shown: {
    readonly answers?: Answers;
    readonly errors?: FormErrors;
    readonly saved?: boolean;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): PageAnswer => {
  const { project, outputs } = whole;
  const { saved = false, ...rest } = shown;
  const view = outputsView(whole);
  return visit.show(
    outputsPage,
    {
      project,
      hrefs: projectPaths(project.reference),
      outputs: view,
      version: outputs?.version ?? 0,
      showSaved: saved,
      suggested: view.rows
        .filter(({ output, name }) => output === undefined && suggestedLink(name, whole.tasks) !== undefined)
        .map(({ text }) => text),
      answers: savedAnswers(outputs, whole),
      ...rest,
    },
    status,
  );
};
