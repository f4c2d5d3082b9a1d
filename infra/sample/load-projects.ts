import { alignFollowUps } from "../../shared/follow-ups/runs/align.ts";
import { closeStep, skipStep } from "../../shared/follow-ups/runs/commands.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { addDays, fromLocal, localDate, minus } from "../../shared/platform/wall-clock.ts";
import { onWorkingDay, upToWorkingDay } from "../../shared/platform/working-days.ts";
import { completeProject, createProject } from "../../shared/projects/commands.ts";
import { loadProjectParts } from "./load-project-parts.ts";
import { atDesk, mustBeDone, type Sample } from "./load-steps.ts";
import { type SampleProject, sampleProjects } from "./projects.ts";

const closeSteps = async (
  sample: Sample,
  project: SampleProject,
  reference: string,
  name: string,
): Promise<void> => {
  const { needs, occasion } = sample.moments(`${name}:steps`)(minus(sample.today, "P2D"), atDesk(sample));
  for (const step of project.done ?? []) {
    const url = `https://programme.example/${reference.toLowerCase()}/${step}`;
    const evidence = { kind: "link", url, seen: "by-hand" } as const;
    const command = { occasion, once: `${name}:${step}` };
    mustBeDone("follow-up", await closeStep(needs, { reference, step, evidence }, command));
  }
  const { skipped } = project;
  if (skipped === undefined) return;
  const command = { occasion, once: `${name}:skip` };
  mustBeDone("follow-up", await skipStep(needs, { reference, ...skipped }, command));
};

const TAKEN_ON_DAYS_AGO = 4;

const loadProject = async (sample: Sample, project: SampleProject, nth: number): Promise<void> => {
  const name = `sample:project:${nth}`;
  const at = sample.moments(name);
  const today = localDate(sample.today);
  const startsOn = onWorkingDay(addDays(today, -project.startedDaysAgo), isBankHoliday);
  // What is yet to start was taken on some days ago.
  const takenOn =
    startsOn < today ? startsOn : upToWorkingDay(addDays(today, -TAKEN_ON_DAYS_AGO), isBankHoliday);
  const { title, summary, partner, route } = project;
  const began = at(fromLocal(`${takenOn}T09:30`), atDesk(sample));
  const form = {
    title,
    summary,
    organisation: partner,
    organisationCode: undefined,
    route,
    owner: sample.worker,
    deputy: undefined,
    startsOn,
    weeks: 12,
    prepared: project.prepared === true ? ("yes" as const) : ("no" as const),
  };
  const made = await createProject(began.needs, form, { occasion: began.occasion, once: name });
  const { reference } = made.done;
  sample.loaded(1);
  await loadProjectParts(sample, project, reference, name);
  if (project.completedDaysAgo === undefined) return;
  const completedOn = upToWorkingDay(addDays(today, -project.completedDaysAgo), isBankHoliday);
  const ended = at(fromLocal(`${completedOn}T16:00`), atDesk(sample));
  const given = { occasion: ended.occasion, once: `${name}:complete` };
  mustBeDone("completion", await completeProject(ended.needs, { reference, completedOn }, given));
  const planned = sample.moments(`${name}:plan`)(minus(sample.today, "P2D"));
  await alignFollowUps(planned.needs, reference, { occasion: planned.occasion, once: `${name}:follow-ups` });
  await closeSteps(sample, project, reference, name);
};

/** Projects along the three routes, in every state, with the follow-ups of those that were completed. */
export const loadProjects = async (sample: Sample): Promise<void> => {
  await Promise.all(sampleProjects.map((project, nth) => loadProject(sample, project, nth)));
};
