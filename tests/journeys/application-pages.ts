import type { Page } from "playwright-core";
import { paths, toPath } from "../../shared/pages/paths.ts";
import {
  announceCall,
  beginDraft,
  decideApplication,
  scoreApplication,
  submitApplication,
} from "./application-forms.ts";
import { people, press } from "./forms.ts";

/** Lets a call have a draft, an application that is scored, one that is declined with its letter waiting, and gives where each page is. */
export const fillApplications = async (page: Page, desk: Page) => {
  const call = await announceCall(desk);
  const scored = await beginDraft(page, call);
  const application = await submitApplication(page, scored);
  const declined = await submitApplication(page, await beginDraft(page, call, people.carys));
  const draft = await beginDraft(page, call, people.dev);
  await scoreApplication(desk, application);
  await scoreApplication(desk, declined);
  await decideApplication(desk, declined, "Decline");
  await desk.getByRole("link", { name: "Read and approve the letter" }).click();
  const [token, done] = [draft, scored].map((path) => path.split("/").at(-1) ?? "");
  return {
    call: toPath(paths.call, { reference: call }),
    callQuestions: toPath(paths.callQuestions, { reference: call }),
    callQuestionsDocx: undefined,
    callQuestionsPdf: undefined,
    apply: toPath(paths.apply, { reference: call }),
    application: draft,
    applicationSection: toPath(paths.applicationSection, { token: token ?? "", section: "problem" }),
    applicationFiles: toPath(paths.applicationFiles, { token: token ?? "" }),
    applicationCheck: toPath(paths.applicationCheck, { token: token ?? "" }),
    applicationSubmitted: toPath(paths.applicationSubmitted, { token: done ?? "" }),
    deskCall: toPath(paths.deskCall, { reference: call }),
    deskEditCall: toPath(paths.deskEditCall, { reference: call }),
    deskRanking: toPath(paths.deskRanking, { reference: call }),
    deskDeal: toPath(paths.deskDeal, { reference: call }),
    deskRankingFile: undefined,
    deskApplication: toPath(paths.deskApplication, { reference: application }),
    deskScores: toPath(paths.deskScores, { reference: application }),
    deskGate: toPath(paths.deskGate, { reference: application }),
    deskOutboxLetter: new URL(desk.url()).pathname,
  };
};

type Every = Awaited<ReturnType<typeof fillApplications>>;

/** Ways to the pages about applications that have no address of their own. */
export const betweenApplications = (
  every: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, (page: Page) => Promise<unknown>>> => {
  const pressed =
    (name: keyof Every, ...buttons: string[]) =>
    async (page: Page) => {
      await page.goto(every[name] ?? "");
      for (const button of buttons) await press(page, button);
    };
  return {
    "starting an application with errors": pressed("apply", "Continue"),
    "an organisation that cannot apply": async (page) => {
      await page.goto(every["apply"] ?? "");
      await page.getByLabel("Your name").fill(people.björn.name);
      await page.getByLabel("Your email address").fill(people.björn.email);
      await page.getByLabel("Your organisation").fill(people.björn.organisation);
      await page.getByLabel("Supplier", { exact: true }).check();
      await page.getByLabel("You may keep my details").check();
      await press(page, "Continue");
      await page.getByRole("heading", { name: "cannot apply" }).waitFor();
    },
    "a section with errors": async (page) => {
      await page.goto(every["applicationSection"] ?? "");
      await page.getByLabel("Yes, it is done").check();
      await press(page, "Save and go back to the list");
    },
    "an application to withdraw": async (page) => {
      await page.goto((every["applicationSubmitted"] ?? "").replace(/.submitted$/, "?ask=withdraw"));
      await page.getByRole("heading", { name: "Do you want to withdraw" }).waitFor();
    },
    "files without a file": pressed("applicationFiles", "Add the file"),
    "a call for problems with errors": async (page) => {
      await page.goto(paths.deskNewCall);
      await press(page, "Save as a draft");
    },
    "a decision with errors": pressed("deskGate", "Decide and draft the letter"),
    "a letter to discard without a reason": pressed("deskOutboxLetter", "Discard the letter"),
    "letters to approve": async (page) => {
      await page.goto(paths.deskOutbox);
      await page.getByRole("checkbox").first().check();
      await press(page, "Approve the ticked letters");
    },
    "decided applications": (page) => page.goto(`${every["deskCall"]}?view=decided`),
  };
};
