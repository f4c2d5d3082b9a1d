import type { Page } from "playwright-core";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { press } from "./forms.ts";
import { linkIn, type Stage } from "./stage.ts";

/** A survey that somebody answered, and agreed to talk about. */
export interface FilledSurvey {
  readonly reference: string;
  /** Where the person answers, and where they are thanked. */
  readonly survey: string;
  readonly surveySent: string;
  /** Where they choose a time to talk. */
  readonly chooseTime: string;
}

/** The team makes a survey with ready questions and sends it; `who`, a member who agreed to be asked, answers and may be contacted. */
export const fillSurvey = async (
  stage: Stage,
  page: Page,
  desk: Page,
  who: string,
): Promise<FilledSurvey> => {
  await desk.goto(paths.deskNewSurvey);
  await desk.getByLabel("Title").fill("What would help you");
  await desk.getByLabel("Before and after a project").check();
  await desk.getByLabel("Linked to the person").check();
  await press(desk, "Save as a draft");
  const reference = /SUR-[\w-]+/.exec(desk.url())?.[0] ?? "";
  const surveyPath = toPath(paths.deskSurvey, { reference });
  await desk.goto(surveyPath);
  await desk.getByLabel("Anybody who knows the address may answer").check();
  await press(desk, "Save");
  await press(desk, "Open it");
  await desk.goto(`${toPath(paths.deskSendSurvey, { reference })}?to=everybody`);
  await desk.getByRole("button", { name: /^Send it to / }).click();
  await desk.waitForURL(`**${surveyPath}**`);
  await stage.stack.idle();
  await desk.goto(toPath(paths.deskSurveyTimes, { reference }));
  await desk.getByLabel("Where you talk").fill("https://video.example/talk");
  await press(desk, "Offer these times");
  const survey = linkIn(await stage.letter("survey-asked", who), "Answer the questions");
  await page.goto(survey);
  for (const statement of ["understanding", "problem", "data", "approvals", "running"])
    await page.locator(`input[name=${statement}][value="4"]`).check();
  await press(page, "Send my answers");
  const surveySent = page.url();
  await press(page, "Yes, you may get in touch");
  await stage.stack.idle();
  const chooseTime = linkIn(await stage.letter("slot-asked", who), "Choose a time");
  return { reference, survey, surveySent, chooseTime };
};

/** The address of every page about surveys. */
export const surveyPaths = ({ reference, survey, surveySent, chooseTime }: FilledSurvey, person: string) => ({
  survey,
  surveySent,
  chooseTime,
  openSurvey: toPath(paths.openSurvey, { reference }),
  openSurveySent: toPath(paths.openSurveySent, { reference }),
  deskSurvey: toPath(paths.deskSurvey, { reference }),
  deskSendSurvey: toPath(paths.deskSendSurvey, { reference }),
  deskSurveyQuestions: toPath(paths.deskSurveyQuestions, { reference }),
  deskSurveyQuestion: toPath(paths.deskSurveyQuestion, { reference, question: "hours" }),
  deskSurveySection: toPath(paths.deskSurveySection, { reference, section: "agree" }),
  deskSurveyPreview: toPath(paths.deskSurveyPreview, { reference }),
  deskSurveyResults: toPath(paths.deskSurveyResults, { reference }),
  deskSurveyTimes: toPath(paths.deskSurveyTimes, { reference }),
  deskSurveyLeads: toPath(paths.deskSurveyLeads, { reference }),
  deskSurveyLead: toPath(paths.deskSurveyLead, { reference, person }),
  deskSurveyAnswers: undefined,
  deskSurveyCodebook: undefined,
});
