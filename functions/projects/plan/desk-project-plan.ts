import { readFileStates } from "../../../shared/files/read.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { counted } from "../../../shared/platform/text.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import {
  addAbsence,
  makePlan,
  movePlan,
  removeAbsence,
  setGoals,
} from "../../../shared/projects/plan/commands.ts";
import { absenceForm, goalsForm, moveForm, planForm } from "../../../shared/projects/plan/input.ts";
import { daysToMove, isInStep } from "../../../shared/projects/plan/model.ts";
import { weeksOf } from "../../../shared/projects/project.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { peopleItems, readCandidates } from "../candidates.ts";
import { projectPaths } from "../project-links.ts";
import { refusals } from "../refusals.ts";
import { filesOf, taskPeople } from "../stages/stages-view.ts";
import planPage from "./desk-project-plan.njk";
import { absenceView, planPeople, sprintsView } from "./plan-view.ts";

const lengths = [1, 2, 3, 4].map((weeks) => ({
  value: String(weeks),
  text: counted(weeks, "week", "weeks"),
}));

/** The plan of a project: its sprints with their goals and tasks, who is away, and how it can be moved. */
export const page = deskPage({
  path: paths.deskProjectPlan,
  names: byReference("project"),
  load: ({ table }, reference) => readWholeProject(table, reference),
  show: async (needs, whole, { visit }) => {
    const { project, plan } = whole;
    const today = localDate(needs.now());
    const [nameOf, candidates, stateOf] = await Promise.all([
      readNames(needs, [...planPeople(whole), ...taskPeople(whole)]),
      readCandidates(needs, visit),
      readFileStates(needs, filesOf(whole.tasks)),
    ]);
    const sprints = sprintsView(whole, today, { nameOf, stateOf, today });
    return view(planPage, {
      project,
      hrefs: projectPaths(project.reference),
      startsOn: project.startsOn,
      endsOn: project.endsOn,
      projectWeeks: weeksOf(project),
      plan,
      sprints,
      absences: plan === undefined ? [] : absenceView(plan, nameOf),
      toMove: plan === undefined ? 0 : daysToMove(plan, project),
      inStep: plan === undefined || isInStep(plan, project),
      lengths,
      weeks: String(plan?.weeks ?? 2),
      people: [{ value: "", text: "Select a person" }, ...peopleItems(candidates)],
    });
  },
  steps: (step) => ({
    sprints: step({
      form: planForm,
      run: (needs, reference, given) => makePlan(needs, { reference, ...given.form }, given),
      done: "The sprints are made.",
    }),
    move: step({
      form: moveForm,
      run: (needs, reference, given) => movePlan(needs, { reference, ...given.form }, given),
      done: "The plan is moved.",
    }),
    goals: step({
      form: goalsForm,
      run: (needs, reference, given) => setGoals(needs, { reference, ...given.form }, given),
      done: "Goals saved.",
    }),
    away: step({
      form: absenceForm,
      run: (needs, reference, given) => {
        const absence = { id: given.occasion.newId(), ...given.form };
        return addAbsence(needs, { reference, absence, by: given.visit.session.person }, given);
      },
      done: "It is noted.",
    }),
    back: step({
      run: (needs, reference, given) =>
        removeAbsence(needs, { reference, absence: field(given.request.form, "absence") }, given),
      done: "It is taken back.",
    }),
  }),
  refusals: {
    "no-such-part": refusals["no-such-part"],
    "too-many": refusals["too-many"],
    "not-of-team": { field: "person", text: "Select who is away from the list", status: 422 },
  },
});
