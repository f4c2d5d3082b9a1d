import { load } from "cheerio";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as todayPage } from "../../functions/home/desk.ts";
import { page as outputsPage } from "../../functions/projects/outputs/desk-project-outputs.ts";
import { page as projectPage } from "../../functions/projects/project/desk-project.ts";
import { page as publishingPage } from "../../functions/projects/publishing/desk-project-publishing.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { linksOf } from "../../shared/links/read.ts";
import { newId } from "../../shared/platform/ids.ts";
import { publishingChecks, publishingGroups } from "../../shared/projects/publishing/checks.ts";
import { answerCheck } from "../../shared/projects/publishing/decide.ts";
import {
  isReadyToPublish,
  type Publishing,
  publishingAnswerNames,
} from "../../shared/projects/publishing/model.ts";
import { addArtefact } from "../../shared/projects/stages/commands.ts";
import { reopenProject } from "../../shared/projects/state/commands.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { type Colleague, Desk } from "./desk.ts";
import { at, form, makeProject } from "./samples.ts";

let real: RealTable;
let desk: Desk;
let asha: Colleague;
let parameters: { reference: string };
const clock = { now: "2026-11-23T16:30:00.000Z" };
const given = () => ({ occasion: at(clock.now), once: newId() });

beforeAll(async () => {
  real = await startRealTable();
  desk = new Desk(real, clock);
  asha = await desk.welcome("Asha Example");
  parameters = { reference: await makeProject(desk.needs, { ...form, owner: asha.id }, given()) };
});
afterAll(() => real.stop());

const entryNames = async () => (await real.items("JOURNAL#")).map((item) => parseEntryItem(item).name);
const gate = () => desk.ask(asha, servePage(publishingPage).get, { parameters });
/** The form of the gate as the page has it, with what somebody answers. */
const formOf = async (answers: Readonly<Record<string, readonly [answer: string, evidence: string]>>) => {
  const $ = load((await gate()).html);
  const kept = $("main form [name]:not([type=radio]), main form :checked")
    .toArray()
    .map((one): [string, string] => [$(one).attr("name") ?? "", $(one).val()?.toString() ?? ""]);
  const typed = Object.entries(answers).flatMap(([check, [answer, evidence]]): [string, string][] => [
    [`${check}-answer`, answer],
    [`${check}-evidence`, evidence],
  ]);
  return Object.fromEntries([...kept, ...typed]);
};
const send = (sent: Record<string, string>) =>
  desk.ask(asha, servePage(publishingPage).post, { parameters, form: sent });
const answer = async (answers: Parameters<typeof formOf>[0]) => send(await formOf(answers));

describe("the publishing gate", () => {
  test("asks twenty questions in five groups, each name once", () => {
    expect(publishingGroups).toHaveLength(5);
    expect(new Set(publishingChecks.map(({ name }) => name)).size).toBe(20);
  });

  test("says what stands in the way, and takes no mandatory yes without something that shows it", async () => {
    expect((await gate()).text).toMatch(/Not ready.*0 of 20.*these must be yes.*open licence/);
    const wrong = await answer({
      licence: ["yes", " "],
      "no-credentials": ["not-applicable", "No."],
      contract: ["not-applicable", ""],
      "fake-data": ["", "See the pipeline."],
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("enter a link or a note that shows it");
    expect(wrong.text).toContain("this must be yes before anything is published");
    expect(wrong.text).toContain("enter why it does not apply");
    expect(wrong.text).toContain("select yes, no or does not apply");
    expect(wrong.text).toContain("See the pipeline.");
    expect(await entryNames()).not.toContain("ProjectPublishingAnswered");
  });

  test("is passed with the last mandatory yes, is lost when one is taken back, and says who answered", async () => {
    const mandatory = publishingChecks.filter((check) => check.mandatory).map(({ name }) => name);
    const yes = Object.fromEntries(
      mandatory.map((check) => [check, ["yes", `https://code.example/${check}`] as const]),
    );
    expect((await answer(yes)).status).toBe(303);
    const passed = await gate();
    expect(passed.text).toContain("Ready. Everything that must be yes is yes");
    expect(passed.text).toContain("Asha Example , 23 Nov 2026");
    const names = await entryNames();
    expect(names.filter((name) => name === "ProjectPublishingAnswered")).toHaveLength(mandatory.length);
    expect(names.filter((name) => name === "ProjectGatePassed")).toHaveLength(1);
    await answer({ licence: ["no", ""] });
    expect((await gate()).text).toContain("this must be yes");
    expect(await entryNames()).toContain("ProjectGateLost");
  });

  test("does not let an answer take the place of one that its writer has not seen, and keeps what nobody touched", async () => {
    const early = await formOf({});
    clock.now = "2026-11-23T16:31:00.000Z";
    await answer({ licence: ["no", "Not yet."], notebooks: ["no", "Half of it."] });
    const late = await send({ ...early, "licence-answer": "yes", "licence-evidence": "LICENSE" });
    expect(late.status).toBe(409);
    expect(late.text).toContain("Someone answered one of these questions while you wrote");
    expect(late.text).toMatch(/Saved now by Asha Example , 23 Nov 2026: No Not yet\./);
    expect(late.html).toContain(">LICENSE</textarea>");
    // What they answered to a question that I left alone is what the page shows.
    expect(late.html).toContain(">Half of it.</textarea>");
    const other = await send({ ...early, "limits-answer": "yes", "limits-evidence": "Its page." });
    expect(other.status).toBe(303);
    expect((await gate()).html).toContain(">Half of it.</textarea>");
  });

  test("has its links looked after, but nothing that anybody wrote in the journal", async () => {
    const links = await linksOf(real.table, `project:${parameters.reference}`);
    expect(links.map(({ what }) => what)).toContain("publishing-copyright");
    expect(links.map(({ what }) => what)).not.toContain("publishing-licence");
    expect(JSON.stringify((await real.items("JOURNAL#")).map(parseEntryItem))).not.toContain("code.example");
  });

  test("is passed exactly when every mandatory question is answered with yes, whatever was answered before", () => {
    const step = fc.record({
      check: fc.constantFrom(...publishingChecks.map(({ name }) => name)),
      answer: fc.constantFrom(...publishingAnswerNames, "yes" as const, "yes" as const),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let publishing: Publishing | undefined;
        let open = false;
        for (const { check, answer: said } of steps) {
          const asked = { check, answer: said, evidence: "", before: publishing?.checks[check]?.at };
          const decided = answerCheck("PRJ-4F7K-2Q9C", publishing, asked, at(clock.now));
          if (!("publishing" in decided)) continue;
          publishing = decided.publishing;
          for (const { name } of decided.entries) {
            if (name === "ProjectGatePassed") open = true;
            if (name === "ProjectGateLost") open = false;
          }
          const yes = publishingChecks.every(
            ({ name, mandatory }) => !mandatory || publishing?.checks[name]?.answer === "yes",
          );
          expect(isReadyToPublish(publishing)).toBe(yes);
          expect(open).toBe(yes);
        }
      }),
    );
  });
});

describe("the outputs of a project", () => {
  const outputs = () => desk.ask(asha, servePage(outputsPage).get, { parameters });
  const save = (sent: Record<string, string>) =>
    desk.ask(asha, servePage(outputsPage).post, { parameters, form: sent });
  const today = async () => (await desk.ask(asha, servePage(todayPage).get)).text;

  test("begin with the links that came of tasks, and take a link or a reason, not both", async () => {
    const artefact = { id: newId(), name: "Report", url: "https://reports.example/one" };
    await addArtefact(desk.needs, { ...parameters, id: "technical-report", artefact }, given());
    const page = await outputs();
    expect(page.html).toContain('value="https://reports.example/one"');
    const wrong = await save({
      "code-url": "code",
      "case-study-url": "https://a.example",
      "case-study-reason": "No.",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Code: enter a whole web address");
    expect(wrong.text).toContain("Case study: give the link or say why there is none, not both");
  });

  test("missing at the completion are shown before it, do not hold it up, and become a task on Today", async () => {
    const kept = await save({
      "code-url": "https://code.example/a",
      "impact-assessment-reason": "No person is affected.",
    });
    expect(kept.status).toBe(303);
    const date = { completedOn: "2026-11-23" };
    const check = await desk.check(asha, projectPage, { parameters, form: { ...date, _step: "check" } });
    expect(check.text).toMatch(/Still to come.*Technical report, Data note, Case study/);
    expect(await today()).not.toContain("say where they are");
    const done = await desk.ask(asha, servePage(projectPage).post, {
      parameters,
      form: { ...date, _step: "complete" },
    });
    expect(done.status).toBe(303);
    await desk.react();
    expect((await desk.ask(asha, servePage(projectPage).get, { parameters })).text).toContain(
      "3 outputs are missing",
    );
    expect(await today()).toContain("Outputs Fewer missed appointments say where they are");
  });

  test("saved by two at once lose nothing", async () => {
    const late = await save({ "code-url": "https://code.example/b" });
    expect(late.status).toBe(409);
    expect(late.text).toContain("https://code.example/a");
    expect(late.html).toContain('value="https://code.example/b"');
  });

  test("leave Today when each is there or explained, and while a completion is taken back", async () => {
    const all = {
      "code-url": "https://code.example/a",
      "impact-assessment-reason": "No person is affected.",
      "technical-report-url": "https://reports.example/one",
      "data-note-reason": "The data stayed with the partner.",
    };
    await save({ ...all, _version: "1" });
    expect(await today()).toContain("Outputs Fewer missed appointments say where they are");
    const asked = { ...parameters, from: "complete", reason: "There is more to do." } as const;
    await reopenProject(desk.needs, asked, given());
    await desk.react();
    expect(await today()).not.toContain("say where they are");
    const links = await linksOf(real.table, `project:${parameters.reference}`);
    expect(links.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["output-code", "output-technical-report"]),
    );
  });
});
