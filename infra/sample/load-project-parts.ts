import { addDays, fromLocal, localDate, minus } from "../../shared/platform/wall-clock.ts";
import { addPartner } from "../../shared/projects/details/commands.ts";
import { saveGovernance } from "../../shared/projects/governance/commands.ts";
import { makePlan, setGoals } from "../../shared/projects/plan/commands.ts";
import { sayDecision, sayRisk } from "../../shared/projects/risks/commands.ts";
import { giveRole } from "../../shared/projects/roles/commands.ts";
import { setTask } from "../../shared/projects/stages/commands.ts";
import { endProject, pauseProject } from "../../shared/projects/state/commands.ts";
import { readProject } from "../../shared/projects/store.ts";
import { atDesk, mustBeDone, personAt, type Sample } from "./load-steps.ts";
import type { SampleProject } from "./projects.ts";
import type { SampleMoment } from "./sample-needs.ts";

const loadPeople = async (
  sample: Sample,
  { parts }: SampleProject,
  reference: string,
  { needs, occasion }: SampleMoment,
): Promise<void> => {
  const startsOn = localDate(occasion.now);
  const once = `sample:${reference}`;
  for (const { person, role } of parts?.partnerRoles ?? []) {
    const { name, email } = personAt(sample, person);
    const who = { introduced: { name, email } };
    const asked = { reference, id: needs.newId(), who, role: { side: "partner", role, startsOn } } as const;
    mustBeDone("role", await giveRole(needs, asked, { occasion, once: `${once}:role:${role}` }));
  }
  const own = { side: "programme", role: "project-manager", startsOn } as const;
  const asked = { reference, id: needs.newId(), who: { person: sample.worker }, role: own };
  mustBeDone("role", await giveRole(needs, asked, { occasion, once: `${once}:manager` }));
};

const loadWork = async (
  sample: Sample,
  { parts = {}, prepared }: SampleProject,
  reference: string,
  { needs, occasion }: SampleMoment,
): Promise<void> => {
  const given = (what: string) => ({ occasion, once: `sample:${reference}:${what}` });
  for (const id of parts.ticked ?? [])
    mustBeDone("task", await setTask(needs, { reference, id, status: "done" }, given(`task:${id}`)));
  const { name, email } = personAt(sample, parts.partnerRoles?.[0]?.person ?? 0);
  const documents = [{ document: "dpia", state: prepared === true ? "draft" : "approved" }] as const;
  const state = prepared === true ? "in-progress" : "approved";
  const { version = 1 } = (await readProject(needs.table, reference)) ?? {};
  const said = { reference, owner: { name, email }, documents, state, version } as const;
  mustBeDone("governance", await saveGovernance(needs, said, given("governance")));
};

const loadPlan = async (
  { parts = {} }: SampleProject,
  reference: string,
  { needs, occasion }: SampleMoment,
): Promise<void> => {
  const given = (what: string) => ({ occasion, once: `sample:${reference}:${what}` });
  const { weeks, goals = [], risk, decision } = parts;
  if (weeks !== undefined) mustBeDone("plan", await makePlan(needs, { reference, weeks }, given("plan")));
  const set = goals.map((goal, index) => ({ sprint: index + 1, goal }));
  if (set.length > 0) mustBeDone("goals", await setGoals(needs, { reference, goals: set }, given("goals")));
  const named = { reference, isNew: true };
  if (risk !== undefined) {
    const details = { ...risk, likelihood: "medium", impact: "high", owner: undefined } as const;
    const raised = await sayRisk(needs, { ...named, id: needs.newId(), trusted: [], details }, given("risk"));
    mustBeDone("risk", raised);
  }
  if (decision === undefined) return;
  const details = { ...decision, decidedOn: localDate(occasion.now) };
  mustBeDone(
    "decision",
    await sayDecision(needs, { ...named, id: needs.newId(), details }, given("decision")),
  );
};

const turn = async (sample: Sample, project: SampleProject, reference: string): Promise<void> => {
  const { paused, abandoned } = project;
  const at = (daysAgo: number) =>
    sample.moments(`sample:${reference}:turn`)(
      fromLocal(`${addDays(localDate(sample.today), -daysAgo)}T11:00`),
      atDesk(sample),
    );
  if (paused !== undefined) {
    const { needs, occasion } = at(paused.daysAgo);
    const given = { occasion, once: `sample:${reference}:pause` };
    mustBeDone("pause", await pauseProject(needs, { reference, reason: paused.reason }, given));
  }
  if (abandoned !== undefined) {
    const { needs, occasion } = at(abandoned.daysAgo);
    const ending = { status: "abandoned", reason: abandoned.reason } as const;
    const given = { occasion, once: `sample:${reference}:abandon` };
    mustBeDone("end", await endProject(needs, { reference, ending }, given));
  }
};

/** Gives a project its other partners, its people, tasks, plan, risks and decisions, and pauses or abandons it if the sample says so. */
export const loadProjectParts = async (
  sample: Sample,
  project: SampleProject,
  reference: string,
  name: string,
): Promise<void> => {
  const began = addDays(localDate(sample.today), -Math.max(project.startedDaysAgo, 1));
  const moment = sample.moments(`${name}:parts`)(minus(fromLocal(`${began}T11:00`), "PT1H"), atDesk(sample));
  for (const other of project.others ?? []) {
    const asked = { reference, partner: { name: other } };
    const given = { occasion: moment.occasion, once: `${name}:partner:${other}` };
    mustBeDone("partner", await addPartner(moment.needs, asked, given));
  }
  if (project.parts !== undefined) {
    await loadPeople(sample, project, reference, moment);
    await loadWork(sample, project, reference, moment);
    await loadPlan(project, reference, moment);
  }
  await turn(sample, project, reference);
};
