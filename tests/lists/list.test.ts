import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { moveEnquiry } from "../../shared/enquiries/decide.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { sendForm } from "../enquiries/samples.ts";
import { Browser, type Met } from "../support/browser.ts";
import { ada, type Colleague, signedIn, theo, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const as = (who: Colleague = theo, role: "team" | "viewer" | "admin" = "team") =>
  new Browser(handler, signedIn(needs(), role, who));
const subjects = (page: Met) =>
  page
    .$(".list-table__record")
    .toArray()
    .map((one) => page.$(one).text());
const banner = (page: Met) =>
  page.$(".nhsuk-notification-banner__content").text().replaceAll(/\s+/g, " ").trim();
const form = (page: Met, more: Record<string, string | readonly string[]>) => {
  const token: [string, string] = ["_form", page.$("#bulk [name=_form]").val()?.toString() ?? ""];
  const fields = Object.entries(more).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return [token, ...fields];
};
const references: string[] = [];

beforeAll(async () => {
  real = await startRealTable();
  await signedIn(needs(), "admin", ada);
  for (const subject of ["Pears", "apples", "Plums", "Figs"]) {
    references.push(await sendForm(needs(), testOccasion(needs()), { subject }));
    clock.now = plus(clock.now, "P1D");
  }
});
afterAll(() => real.stop());

describe("a list of the desk", () => {
  it("is sorted by a column, both ways, and says so", async () => {
    const browser = as();
    expect(subjects(await browser.open("/desk/enquiries"))).toEqual(["Pears", "apples", "Plums", "Figs"]);
    const sorted = await browser.open("/desk/enquiries?sort=subject");
    expect(subjects(sorted)).toEqual(["apples", "Figs", "Pears", "Plums"]);
    const heading = sorted.$('th[aria-sort="ascending"]');
    expect(heading.text()).toBe("Enquiry");
    const down = await browser.open(heading.find("a").attr("href") ?? "");
    expect(subjects(down)).toEqual(["Plums", "Pears", "Figs", "apples"]);
    expect(subjects(await browser.open("/desk/enquiries?sort=nothing"))).toHaveLength(4);
  });

  it.each(["", "sort=-subject"])("leads from record to record and back, sorted by %j", async (query) => {
    const browser = as();
    const list = await browser.open(`/desk/enquiries?view=to-do&${query}`);
    const [first, second] = list
      .$(".list-table__record")
      .toArray()
      .map((one) => list.$(one).attr("href") ?? "");
    const record = await browser.open(first ?? "");
    expect(record.$("h1").text()).toContain(subjects(list)[0]);
    const links = (page: Met) =>
      page
        .$(".in-list a")
        .toArray()
        .map((one) => page.$(one).attr("href") ?? "");
    const [back = "", previous = "", next = ""] = links(record);
    expect(subjects(await browser.open(back))).toEqual(subjects(list));
    const on = await browser.open(next);
    expect(on.to).toBe(second);
    const beside = await browser.open(on.to);
    const again = await browser.open(links(beside)[1] ?? "");
    expect(again.to).toBe(first);
    const end = await browser.open(previous);
    expect(banner(await browser.open(end.to))).toBe("That was the first of the list.");
  });

  it("is found again from a record after a form on it was sent", async () => {
    const browser = as();
    const list = await browser.open("/desk/enquiries?view=to-do");
    const record = await browser.open(list.$(".list-table__record").first().attr("href") ?? "");
    const sent = await browser.send(record, { note: "A note" }, "note");
    const after = await browser.open(sent.to);
    expect(after.text).toContain("Your note is there");
    expect(after.$(".in-list a").first().attr("href")).toBe("/desk/enquiries?view=to-do");
  });

  it("leads nowhere but to lists of the desk", async () => {
    const evil = new URLSearchParams({ in: "list=//evil.example&at=0.1.x" });
    expect((await as().open(`/desk/enquiries/${references[0]}?${evil}`)).$(".in-list")).toHaveLength(0);
  });

  it("is a file of what is shown, of which no spreadsheet runs anything", async () => {
    await sendForm(needs(), testOccasion(needs()), { subject: "=1+1", kind: "press" });
    const { file, headers } = await as(vera, "viewer").open("/desk/enquiries?kind=press&as=csv");
    expect(headers["content-disposition"]).toContain("enquiries-2026-11-27.csv");
    const lines = file.toString().trim().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`"'=1+1"`);
  });

  it("keeps views for one and for the team, and forgets them", async () => {
    const browser = as();
    const page = await browser.open("/desk/enquiries?kind=press&sort=subject");
    const save = (whose: string, name: string) =>
      browser.post(
        "/desk/enquiries?kind=press&sort=subject",
        form(page, { _step: "save-view", whose, name }),
      );
    await save("me", "My press");
    await save("team", "Press");
    expect((await save("me", "")).status).toBe(422);
    const views = (met: Met) =>
      met
        .$(".saved-views li > a")
        .toArray()
        .map((one) => met.$(one).text());
    expect(views(await browser.open("/desk/enquiries"))).toEqual(["My press", "Press"]);
    const hers = await as(ada, "admin").open("/desk/enquiries");
    expect(views(hers)).toEqual(["Press"]);
    expect(hers.$(".saved-views li > a").attr("href")).toBe("/desk/enquiries?kind=press&sort=subject");
    const id = (await browser.open("/desk/enquiries?kind=press&sort=subject"))
      .$('.saved-views [name="whose"][value="me"]')
      .prev()
      .val()
      ?.toString();
    await browser.post("/desk/enquiries", form(page, { _step: "remove-view", whose: "me", id: id ?? "" }));
    expect(views(await browser.open("/desk/enquiries"))).toEqual(["Press"]);
  });
});

describe("several at once", () => {
  it("are assigned, told with their number, and put back where nobody changed them since", async () => {
    const browser = as();
    const list = await browser.open("/desk/enquiries?view=nobody");
    const [one = "", two = "", three = ""] = references;
    const send = form(list, { _step: "assign", "assign-choice": ada.id, ticked: [one, two, three] });
    const given = { occasion: testOccasion(needs()) };
    await changeEnquiry(needs(), { reference: three }, { once: newId() }, (enquiry, planning) =>
      moveEnquiry(enquiry, "closed", { ...given, planning }),
    );
    const sent = await browser.post("/desk/enquiries?view=nobody", send);
    // A double click does it once and says the same.
    expect((await browser.post("/desk/enquiries?view=nobody", send)).to).toBe(sent.to);
    const done = await browser.open(sent.to);
    expect(banner(done)).toContain(
      "You assigned 2 enquiries to Ada Admin. 1 is closed and was left as it is.",
    );
    expect((await readEnquiry(real.table, one))?.assignee).toBe(ada.id);
    await browser.send(await browser.open(`/desk/enquiries/${two}`), { note: "Since" }, "note");
    const change = done.$('[name="change"]').val()?.toString() ?? "";
    const undone = await browser.post("/desk/enquiries", form(done, { _step: "undo", change }));
    expect(banner(await browser.open(undone.to))).toBe(
      "1 enquiry is as before. 1 enquiry was changed since and was left.",
    );
    expect(await readEnquiry(real.table, one)).toMatchObject({ status: "new" });
    expect((await readEnquiry(real.table, one))?.assignee).toBeUndefined();
    expect((await readEnquiry(real.table, two))?.assignee).toBe(ada.id);
  });

  it("are closed and of another kind, and an undo gives back the day by which they were due", async () => {
    const browser = as();
    const [one = ""] = references;
    const before = await readEnquiry(real.table, one);
    for (const [step, choice] of [
      ["close", {}],
      ["kind", { "kind-choice": "press" }],
    ] as const) {
      const list = await browser.open("/desk/enquiries");
      const sent = await browser.post("/desk/enquiries", form(list, { _step: step, ticked: one, ...choice }));
      const done = await browser.open(sent.to);
      expect(banner(done)).toMatch(/^You (closed|changed the kind of) 1 enquiry/);
      const change = done.$('[name="change"]').val()?.toString() ?? "";
      await browser.post(
        "/desk/enquiries",
        form(await browser.open("/desk/enquiries"), { _step: "undo", change }),
      );
    }
    const { kind, answerBy, status, unchecked } = (await readEnquiry(real.table, one)) ?? {};
    expect({ kind, answerBy, status, unchecked }).toEqual({
      kind: before?.kind,
      answerBy: before?.answerBy,
      status: before?.status,
      unchecked: before?.unchecked,
    });
  });

  it("are asked for when none is ticked, or nothing was chosen, and keep their ticks", async () => {
    const browser = as();
    const list = await browser.open("/desk/enquiries");
    const none = await browser.post("/desk/enquiries", form(list, { _step: "close" }));
    expect(none.status).toBe(422);
    expect(none.text).toContain("Tick the enquiries that you want to change");
    const [one = ""] = references;
    const nobody = await browser.post("/desk/enquiries", form(list, { _step: "assign", ticked: one }));
    expect(nobody.text).toContain("Choose who to assign them to");
    expect(nobody.$("[name=ticked]:checked").val()).toBe(one);
  });

  it("cannot be changed by a viewer, nor given to one", async () => {
    const viewer = as(vera, "viewer");
    expect((await viewer.open("/desk/enquiries")).$("#bulk, [name=ticked]")).toHaveLength(0);
    const browser = as();
    const list = await browser.open("/desk/enquiries");
    const [one = ""] = references;
    const sent = await browser.post(
      "/desk/enquiries",
      form(list, { _step: "assign", "assign-choice": vera.id, ticked: one }),
    );
    expect(banner(await browser.open(sent.to))).toContain("No enquiry was changed. 1 could not be assigned");
  });
});

describe("the records of a list, one after another", () => {
  it("goes on to the next record once an answer is sent, and says so; at the end to the list", async () => {
    const browser = as();
    const open = async () => {
      const list = await browser.open("/desk/enquiries?view=to-do");
      const hrefs = list.$(".list-table__record").toArray();
      return { list, hrefs: hrefs.map((one) => list.$(one).attr("href") ?? "") };
    };
    const answerNext = async (href: string) => {
      const record = await browser.open(href);
      const sent = await browser.send(record, { text: "Yes.", next: "open" }, "answer-next");
      return browser.open((await browser.open(sent.to)).to);
    };
    const { list, hrefs } = await open();
    const second = await answerNext(hrefs[0] ?? "");
    expect(banner(second)).toBe("Your answer is on its way. This is the next enquiry of the list.");
    expect(second.$("h1").text()).toContain(subjects(list)[1]);
    expect(banner(await answerNext((await open()).hrefs.at(-1) ?? ""))).toBe(
      "It is sent. That was the last of the list.",
    );
  });
});
