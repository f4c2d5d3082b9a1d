import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { newId } from "../../shared/platform/ids.ts";
import { setDocument, setGovernance } from "../../shared/projects/governance/decide.ts";
import {
  documentStateNames,
  governanceDocumentNames,
  governanceStateNames,
  openDocuments,
} from "../../shared/projects/governance/model.ts";
import { progressOf } from "../../shared/projects/stages/progress.ts";
import { stageNames, stages, standardTask } from "../../shared/projects/stages/stages.ts";
import type { Task } from "../../shared/projects/stages/task.ts";
import { Browser, type Met } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { active, at, form, makeProject } from "./samples.ts";

let real: RealTable;
let path: string;
const clock = { now: "2026-11-23T16:30:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const browser = () =>
  new Browser(
    webHandler(desk, async () => needs()),
    signedIn(needs(), "team", { id: newId(), name: "Asha Example" }),
  );

const send = async (to: string, fields: Record<string, string>) => {
  const who = browser();
  const page = await who.open(to);
  const token = page.$("input[name=_form]").attr("value") ?? "";
  return who.post(to, Object.entries({ ...fields, _form: token }));
};
/** Saves information governance as the page has it, with these changes. */
const govern = async (changes: Record<string, string>, page?: Met) => {
  const who = browser();
  return who.send(page ?? (await who.open(`${path}/governance`)), changes, "save");
};

beforeAll(async () => {
  real = await startRealTable();
  const given = { occasion: at(clock.now), once: newId() };
  path = `/desk/projects/${await makeProject(needs(), { ...form, prepared: "yes" }, given)}`;
});
afterAll(() => real.stop());

describe("the stages", () => {
  test("give no name to two tasks, and every task its own words", () => {
    const tasks = stageNames.flatMap((stage) =>
      stages[stage].blocks.flatMap((block) => Object.entries(block.tasks)),
    );
    expect(new Set(tasks.map(([name]) => name)).size).toBe(tasks.length);
    expect(new Set(tasks.map(([, text]) => text)).size).toBe(tasks.length);
    for (const [name, text] of tasks) expect(standardTask(name)?.text).toBe(text);
  });

  test("of a project that came from an application are behind it up to the gate, unless somebody says otherwise", () => {
    const open: Task = { id: "ethics", stage: "enquiry", status: "to-do", artefacts: [], version: 2 };
    const [problem, enquiry, preparation] = progressOf({ application: "PRB-0000-0000" }, [open]);
    expect([problem?.closed, preparation?.closed]).toEqual([problem?.all, 0]);
    expect(enquiry?.closed).toBe((enquiry?.all ?? 0) - 1);
  });
});

describe("a task", () => {
  test("is ticked by one read and one transaction, taken back, and set aside", async () => {
    real.calls();
    expect((await send(`${path}/stages`, { _step: "done", task: "brief" })).to).toContain(
      "done=done#task-brief",
    );
    expect(real.calls().slice(-2)).toEqual(["BatchGetItem", "TransactWriteItems"]);
    expect((await browser().open(`${path}/stages`)).text).toContain("3. Pre-mobilisation (1 of 15)");
    await send(`${path}/stages`, { _step: "to-do", task: "brief" });
    await send(`${path}/stages`, { _step: "not-needed", task: "business-case" });
    const page = await browser().open(path);
    expect(page.text).toContain("Task to do again: Write the project brief");
    expect(page.text).toContain("Task set aside: Write the business case");
    expect((await send(`${path}/stages`, { _step: "done", task: "no-such-task" })).status).toBe(409);
  });

  test("of its own is added with its words in the record and not in the journal", async () => {
    expect((await send(`${path}/stages`, { _step: "add", stage: "work", text: " " })).status).toBe(422);
    await send(`${path}/stages`, { _step: "add", stage: "work", text: "Ask the <b>ward</b> clerk" });
    const page = await browser().open(`${path}/stages`);
    expect(page.text).toContain("Only in this project");
    expect(page.html).not.toContain("<b>ward</b>");
    expect(JSON.stringify(await real.items("JOURNAL#"))).not.toContain("clerk");
  });

  test("names what came of it once, by links of the web only, and who does it", async () => {
    const task = `${path}/tasks/technical-report`;
    const link = { _step: "link", name: "Report", url: "https://reports.example/1" };
    expect((await send(task, { ...link, url: "javascript:alert(1)" })).status).toBe(422);
    expect((await send(task, link)).status).toBe(303);
    await send(task, link);
    const page = await browser().open(task);
    expect(page.$("main a[rel=noopener\\ noreferrer]")).toHaveLength(1);
    await send(task, { _step: "remove", artefact: page.$("input[name=artefact]").attr("value") ?? "" });
    expect((await browser().open(task)).text).toContain("Nothing yet");
    expect((await browser().open(`${path}/tasks/nonsense`)).status).toBe(404);
  });
});

describe("information governance", () => {
  test("whatever is said in whatever order, is not approved while a document is needed and is not", () => {
    const move = fc.oneof(
      fc.record({ state: fc.constantFrom(...governanceStateNames) }),
      fc.record({
        document: fc.constantFrom(...governanceDocumentNames),
        is: fc.constantFrom(...documentStateNames),
      }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let project = active();
        for (const said of moves) {
          const answer =
            "state" in said
              ? setGovernance(project, said.state, at(clock.now))
              : setDocument(project, { document: said.document, state: said.is }, at(clock.now));
          if ("entries" in answer) project = answer.project;
          const open = openDocuments(project.governance).length;
          expect(project.governance.state === "approved" && open > 0).toBe(false);
        }
      }),
    );
  });

  test("has an owner at the partner, who becomes known by their address, once", async () => {
    const own = { name: "Fay Example", email: "fay@trust.example", neededBy: "2027-01-08" };
    expect((await govern({ ...own, email: "" })).status).toBe(422);
    for (const neededBy of ["2027-01-08", "2027-01-15"])
      expect((await govern({ ...own, neededBy })).status).toBe(303);
    const people = (await real.items("PERSON#")).filter(({ email }) => email === "fay@trust.example");
    expect(people).toHaveLength(1);
    expect((await browser().open(path)).text).toContain(
      "Owned at the partner by Fay Example, to be approved by Friday 15 January 2027",
    );
    expect(JSON.stringify(await real.items("JOURNAL#"))).not.toContain("fay@");
  });

  test("is saved as a whole, unless somebody else saved it meanwhile: then what was typed is still there", async () => {
    const who = browser();
    const page = await who.open(`${path}/governance`);
    expect((await govern({ "document-dpia": "needed" })).status).toBe(303);
    const late = await who.send(page, { "document-dpa": "draft", name: "Gil Example" }, "save");
    expect(late.status).toBe(409);
    expect(late.$("#document-dpa").val()).toBe("draft");
    expect(late.$("#name").val()).toBe("Gil Example");
  });

  test("lets the work start when it is approved, and not before", async () => {
    const start = { _step: "start", startsOn: "2027-02-01", weeks: "12" };
    const together = { "document-dpa": "approved", "document-dpia": "draft" };
    expect((await govern(together)).status).toBe(303);
    const refused = await govern({ governance: "approved", "document-dspt": "needed" });
    expect([refused.status, refused.text.includes("not approved yet")]).toEqual([409, true]);
    expect(refused.$("#document-dspt").val()).toBe("needed");
    expect((await send(path, start)).status).toBe(409);
    expect((await govern({ "document-dpia": "approved", governance: "approved" })).status).toBe(303);
    expect((await send(path, start)).status).toBe(303);
    expect((await browser().open(path)).text).toContain("Data protection impact assessment (DPIA): approved");
  });
});
