import * as z from "zod/mini";
import { titledApplication } from "../../../shared/applications/application.ts";
import {
  assignAssessor,
  declareConflict,
  releaseAssessor,
} from "../../../shared/applications/assessment/commands.ts";
import { conflictForm } from "../../../shared/applications/assessment/input.ts";
import { undoDecision } from "../../../shared/applications/gate/commands.ts";
import { readAssessing } from "../../../shared/applications/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { checksOfGiven } from "../../../shared/sign-in/team.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { taskRefusals, taskSteps } from "../../tasks/task-steps.ts";
import applicationPage from "./desk-application.njk";
import { deskApplicationView } from "./desk-application-view.ts";

const chosenAssessor = (missing: string) => z.object({ assessor: z.uuid({ error: missing }) });

const SELECT_ASSESSOR = "Select who is to score it";

/** One application: who scores it and who may not, and to undo the decision about it. */
export const page = deskPage({
  path: paths.deskApplication,
  names: byReference("application"),
  load: ({ table }, reference) => readAssessing(table, reference),
  show: async (needs, found, { visit }) =>
    view(applicationPage, await deskApplicationView(needs, visit, found)),
  steps: (step) => ({
    assign: step({
      form: chosenAssessor(SELECT_ASSESSOR),
      run: (needs, application, given) => {
        const { assessor } = given.form;
        const checks = checksOfGiven([assessor], [], "not-of-team");
        return assignAssessor(needs, { application, assessor, checks }, given);
      },
      done: "They are asked to score it.",
    }),
    take: step({
      run: (needs, application, given) =>
        assignAssessor(needs, { application, assessor: given.visit.session.person }, given),
      done: "It is yours to score.",
    }),
    release: step({
      form: chosenAssessor("Select who is released"),
      run: (needs, application, given) =>
        releaseAssessor(needs, { application, assessor: given.form.assessor }, given),
      done: "They are released.",
    }),
    conflict: step({
      form: conflictForm,
      run: (needs, application, given) => {
        const named = { application, assessor: given.visit.session.person, what: given.form.conflict };
        return declareConflict(needs, named, given);
      },
      done: "Your interest is declared. Someone else has to score this application.",
    }),
    ...taskSteps(step, { kind: "application", key: titledApplication.key }),
    undo: step({
      run: (needs, application, given) => undoDecision(needs, application, given),
      done: "The decision is undone, and its letter will not be sent.",
    }),
  }),
  arrivals: {
    scored: "Your scores are saved.",
    decided: "Decided. 1 letter waits in the outbox for approval.",
  },
  refusals: {
    "due-in-the-past": taskRefusals["due-in-the-past"],
    "owner-not-of-team": taskRefusals["owner-not-of-team"],
    "not-of-team": { field: "assessor", text: SELECT_ASSESSOR, status: 422 },
    "not-submitted": "This application is not waiting for scores any more: it was withdrawn or decided.",
    "scores-seen":
      "You have seen the scores of this application, so you cannot score it yourself. Ask someone else.",
    // Says no more than that, so that nobody learns from it who applied.
    "own-application":
      "People with an interest in an application cannot score it or change its decision. Ask someone else.",
    "not-assigned": "You are not asked to score this application. Take it on first.",
    "declared-interest": "An interest in this application was declared.",
    "already-scored": "They have already scored it.",
    "not-decided": "Nothing is decided on this application.",
    "already-answered": "The letter about this decision was approved, so it cannot be undone.",
  },
});
