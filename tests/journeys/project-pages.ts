import type { Page } from "playwright-core";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { openPart, people, press } from "./forms.ts";
import { linkIn, type Stage } from "./stage.ts";

const makeProject = async (desk: Page, title: string): Promise<string> => {
  await desk.goto(paths.deskNewProject);
  await desk.getByLabel("Title").fill(title);
  await desk.getByLabel("Summary").fill("We looked for what makes people miss an appointment.");
  await desk.getByLabel("Partner organisation").fill("Fernhill Hospitals");
  await desk.getByLabel("Our own team").check();
  await desk.getByLabel("When does the work start?").fill("2026-12-01");
  await desk.getByLabel("How long does it take?").fill("6");
  await press(desk, "Make the project");
  return new URL(desk.url()).pathname.split("/").at(-1) ?? "";
};

/** Makes a project that goes on and one that is completed; gives the reference of the second. */
export const completeProject = async (desk: Page): Promise<string> => {
  await makeProject(desk, "Quicker letters");
  const project = await makeProject(desk, "Fewer missed appointments");
  await openPart(desk, "Follow-ups");
  await press(desk, "Continue");
  await press(desk, "Complete the project");
  return project;
};

/** Asks somebody what they think of a project; they answer. */
const askAboutImpact = async (stage: Stage, page: Page, desk: Page, project: string) => {
  const deskImpactSurvey = toPath(paths.deskImpactSurvey, { reference: project });
  await desk.goto(`${deskImpactSurvey}?round=before`);
  await desk.getByLabel("Others").fill(`${people.dev.name}, ${people.dev.email}`);
  await press(desk, "Continue");
  await press(desk, "Send to 1 person");
  await stage.stack.idle();
  const asked = await stage.letter("impact-survey-asked", people.dev.email);
  const impactSurvey = linkIn(asked, "Answer the questions");
  await page.goto(impactSurvey);
  for (const agree of await page.getByLabel("Agree", { exact: true }).all()) await agree.check();
  await press(page, "Save my answers");
  return { deskImpactSurvey, impactSurvey, impactSurveySent: page.url() };
};

/** Lets a project have something on each of its pages, and gives where they are. */
export const fillProject = async (stage: Stage, page: Page, desk: Page, project: string) => ({
  ...(await askAboutImpact(stage, page, desk, project)),
  deskProject: toPath(paths.deskProject, { reference: project }),
  deskProjectOutputs: toPath(paths.deskProjectOutputs, { reference: project }),
  deskProjectPublishing: toPath(paths.deskProjectPublishing, { reference: project }),
  deskWeekNote: toPath(paths.deskWeekNote, { reference: project, week: "2026-12-07" }),
  deskEditProject: toPath(paths.deskEditProject, { reference: project }),
  deskProjectBoard: toPath(paths.deskProjectBoard, { reference: project }),
  deskProjectTasks: toPath(paths.deskProjectTasks, { reference: project }),
  deskProjectStages: toPath(paths.deskProjectStages, { reference: project }),
  deskProjectTask: toPath(paths.deskProjectTask, { reference: project, task: "technical-report" }),
  deskProjectGovernance: toPath(paths.deskProjectGovernance, { reference: project }),
  deskProjectPeople: toPath(paths.deskProjectPeople, { reference: project }),
  deskProjectPlan: toPath(paths.deskProjectPlan, { reference: project }),
  deskProjectRisks: toPath(paths.deskProjectRisks, { reference: project }),
  deskProjectState: toPath(paths.deskProjectState, { reference: project }),
  deskProjectReport: toPath(paths.deskProjectReport, { reference: project }),
  deskProjectReportDocx: undefined,
  deskProjectReportPdf: undefined,
  deskFollowUp: toPath(paths.deskFollowUp, { reference: project, step: "webinar" }),
});

/** Ways to the pages about projects that have no address of their own. */
export const betweenProjects = (
  every: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, (page: Page) => Promise<unknown>>> => {
  const pressed =
    (path: string | undefined, button: string) =>
    async (page: Page): Promise<void> => {
      await page.goto(path ?? "");
      await Promise.all([page.waitForEvent("load"), press(page, button)]);
    };
  return {
    "the board filtered": (page) => page.goto(`${paths.deskProjects}?route=supplier`),
    "an answer at the gate that nothing shows": async (page) => {
      await page.goto(every["deskProjectPublishing"] ?? "");
      await page.getByLabel("Yes", { exact: true }).first().check();
      await press(page, "Save");
    },
    "outputs with errors": async (page) => {
      await page.goto(every["deskProjectOutputs"] ?? "");
      await page.getByLabel("Where is it?").first().fill("code");
      await press(page, "Save");
    },
    "a survey with errors": async (page) => {
      await page.goto(every["impactSurvey"] ?? "");
      await page.getByLabel("How much of your working time").fill("many");
      await press(page, "Save my answers");
    },
    "a survey for nobody": pressed(every["deskImpactSurvey"], "Continue"),
    "a survey to send": async (page) => {
      await page.goto(every["deskImpactSurvey"] ?? "");
      await page.getByLabel("Others").fill("Amina Example, amina@trust.example");
      await press(page, "Continue");
    },
    "a week note with errors": pressed(every["deskWeekNote"], "Save the week note"),
    "a project with errors": pressed(paths.deskNewProject, "Make the project"),
    "a project changed with errors": async (page) => {
      await page.goto(every["deskEditProject"] ?? "");
      await page.getByLabel("Title").fill("");
      await press(page, "Save");
    },
    "a partner without a name": pressed(every["deskEditProject"], "Add the partner"),
    "a role given to nobody": async (page) => {
      await page.goto(every["deskProjectPeople"] ?? "");
      await page.getByText("Name a person: the partner").click();
      await page.locator("form:has(input[name=side][value=partner]) button[value=give]").click();
    },
    "a plan with sprints": pressed(every["deskProjectPlan"], "Make the sprints"),
    "a risk without words": pressed(every["deskProjectRisks"], "Save the risk"),
    "a decision without words": pressed(every["deskProjectRisks"], "Save the decision"),
    "a board with nothing ticked": pressed(every["deskProjectBoard"], "Plan tasks"),
    "a task added with errors": pressed(every["deskProjectStages"], "Add the task"),
    "a task with a link that is none": pressed(every["deskProjectTask"], "Add the link"),
    "information governance with errors": async (page) => {
      await page.goto(every["deskProjectGovernance"] ?? "");
      await page.getByLabel("Email address").fill("nobody");
      await page.locator("button[value=save]").click();
    },
    "a project to hand over": (page) => page.goto(`${every["deskProjectState"]}?ask=handed-over`),
    "a project handed over to nobody": pressed(
      `${every["deskProjectState"]}?ask=handed-over`,
      "Hand the project over",
    ),
    "a follow-up with errors": pressed(every["deskFollowUp"], "Mark as done"),
    "a follow-up skipped without a reason": pressed(every["deskFollowUp"], "Skip this follow-up"),
    "an active project": async (page) => {
      await page.goto(paths.deskProjects);
      await page.getByRole("link", { name: "Quicker letters" }).click();
    },
    "a project to complete": async (page) => {
      await page.goto(paths.deskProjects);
      await page.getByRole("link", { name: "Quicker letters" }).click();
      await openPart(page, "Follow-ups");
      await press(page, "Continue");
    },
  };
};
