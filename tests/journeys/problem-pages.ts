import type { Page } from "playwright-core";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { people, press } from "./forms.ts";
import { announceCall, beginDraft, decideProblem, scoreProblem, submitProblem } from "./problem-forms.ts";

/** Lets a call have a draft, a problem that is scored, one that is declined with its letter waiting, and gives where each page is. */
export const fillProblems = async (page: Page, desk: Page) => {
  const call = await announceCall(desk);
  const scored = await beginDraft(page, call);
  const problem = await submitProblem(page, scored);
  const declined = await submitProblem(page, await beginDraft(page, call, people.carys));
  const draft = await beginDraft(page, call, people.dev);
  await scoreProblem(desk, problem);
  await scoreProblem(desk, declined);
  await decideProblem(desk, declined, "Decline");
  await desk.getByRole("link", { name: "Read and approve the letter" }).click();
  const [token, done] = [draft, scored].map((path) => path.split("/").at(-1) ?? "");
  return {
    problemCall: toPath(paths.problemCall, { reference: call }),
    problemStart: toPath(paths.problemStart, { reference: call }),
    problemDraft: draft,
    problemSection: toPath(paths.problemSection, { token: token ?? "", section: "problem" }),
    problemFiles: toPath(paths.problemFiles, { token: token ?? "" }),
    problemCheck: toPath(paths.problemCheck, { token: token ?? "" }),
    problemSubmitted: toPath(paths.problemSubmitted, { token: done ?? "" }),
    problemWithdraw: toPath(paths.problemWithdraw, { token: done ?? "" }),
    deskCall: toPath(paths.deskCall, { reference: call }),
    deskEditCall: toPath(paths.deskEditCall, { reference: call }),
    deskRanking: toPath(paths.deskRanking, { reference: call }),
    deskRankingFile: undefined,
    deskProblem: toPath(paths.deskProblem, { reference: problem }),
    deskScores: toPath(paths.deskScores, { reference: problem }),
    deskGate: toPath(paths.deskGate, { reference: problem }),
    deskOutboxLetter: new URL(desk.url()).pathname,
  };
};

type Every = Awaited<ReturnType<typeof fillProblems>>;

/** Ways to the pages about problems that have no address of their own. */
export const betweenProblems = (
  every: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, (page: Page) => Promise<unknown>>> => {
  const pressed =
    (name: keyof Every, ...buttons: string[]) =>
    async (page: Page) => {
      await page.goto(every[name] ?? "");
      for (const button of buttons) await press(page, button);
    };
  return {
    "starting a problem with errors": pressed("problemStart", "Continue"),
    "an organisation that may not submit": async (page) => {
      await page.goto(every["problemStart"] ?? "");
      await page.getByLabel("Your name").fill(people.björn.name);
      await page.getByLabel("Your email address").fill(people.björn.email);
      await page.getByLabel("Your organisation").fill(people.björn.organisation);
      await page.getByLabel("Supplier", { exact: true }).check();
      await page.getByLabel("You may keep my details").check();
      await press(page, "Continue");
      await page.getByRole("heading", { name: "cannot submit" }).waitFor();
    },
    "a section with errors": async (page) => {
      await page.goto(every["problemSection"] ?? "");
      await page.getByLabel("Yes, it is done").check();
      await press(page, "Save and go back to the list");
    },
    "files without a file": pressed("problemFiles", "Add the file"),
    "a call with errors": async (page) => {
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
    "decided problems": (page) => page.goto(`${every["deskCall"]}?show=decided`),
  };
};
