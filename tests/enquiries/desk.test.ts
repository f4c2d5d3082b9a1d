import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { onEnquiryReceived } from "../../functions/enquiries/on-enquiry-received.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { EnquiryReceived } from "../../shared/enquiries/entries.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { membershipKey } from "../../shared/people/membership.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser, type Cookies } from "../support/browser.ts";
import { OF_SESSION, signedIn, theo, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testNeeds, testOccasion } from "../support/visiting.ts";
import { sendForm } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const at = (cookies: Cookies) => new Browser(handler, cookies);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

const sent = (more: { readonly name?: string; readonly organisation?: string } = {}): Promise<string> =>
  sendForm(needs(), testOccasion(needs()), more);
const marks = async () =>
  (await real.entries(utcDate(clock.now)))
    .map(({ name }) => name)
    .filter((name) => name !== "EnquiryReceived")
    .sort();

describe("the list of enquiries", () => {
  it("says so when nobody waits and when none was answered", async () => {
    const browser = at(signedIn(needs()));
    expect((await browser.open("/desk/enquiries")).text).toContain("Nobody is waiting for an answer.");
    expect((await browser.open("/desk/enquiries?view=answered")).text).toContain(
      "No enquiry is answered and still open.",
    );
    expect((await browser.open("/desk/enquiries?view=%00constructor")).status).toBe(200);
  });

  it("shows what is most urgent first, in one query and the counts, and escapes what they wrote", async () => {
    const first = await sent({ name: "<b>Bold</b>", organisation: '"><script>alert(1)</script>' });
    clock.now = plus(clock.now, "P3D");
    const second = await sent();
    const browser = at(await signedIn(needs(), "viewer"));
    // The team is held for a minute; its reading is not what is counted here.
    await browser.open("/desk/enquiries");
    real.calls();
    const page = await browser.open("/desk/enquiries");
    expect(real.calls()).toEqual([OF_SESSION, "BatchGetItem", "Query"]);
    const rows = page
      .$(".list-table tbody tr")
      .toArray()
      .map((row) => page.$(row).text().replaceAll(/\s+/g, " "));
    expect(rows[0]).toContain(first);
    expect(rows[0]).toContain("<b>Bold</b>");
    expect(rows[0]).toContain("Late");
    expect(rows[1]).toContain(second);
    expect(rows[1]).not.toContain("Late");
    expect(page.$("main script, .list-table b")).toHaveLength(0);
  });
});

describe("one enquiry", () => {
  it("is found however its reference is typed, and a viewer can change nothing", async () => {
    const reference = await sent();
    const browser = at(signedIn(needs(), "viewer", vera));
    const page = await browser.open(`/desk/enquiries/${reference.toLowerCase()}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Our letters take three weeks.");
    expect(page.$("main form")).toHaveLength(0);
    const refused = await browser.post(`/desk/enquiries/${reference}`, [["_step", "closed"]]);
    expect(refused.status).toBe(403);
  });

  it.each(["ENQ-0000-0000", "ENQ-0000-0001", "%E0%A4%A", "..%2f..", "EVT-0000-0000", "x".repeat(500)])(
    "that is not there is said not to be: %s",
    async (reference) => {
      const page = await at(signedIn(needs())).open(`/desk/enquiries/${reference}`);
      expect(page.status).toBe(404);
      expect(page.$("h1").text()).toBe("Page not found");
    },
  );

  it.each(["constructor", "__proto__", "toString", "<script>", "closed&was=constructor", "give&was=x"])(
    "offers nothing to undo for ?done=%s",
    async (done) => {
      const reference = await sent();
      const page = await at(signedIn(needs())).open(`/desk/enquiries/${reference}?done=${done}`);
      expect(page.status).toBe(200);
      expect(page.$(".nhsuk-notification-banner button")).toHaveLength(0);
    },
  );

  it("is answered by a letter to whom it is for, and taken by whoever answers", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    const page = await browser.open(url);
    real.calls();
    const answered = await browser.send(page, { text: "Come on Monday.", next: "waiting" }, "answer");
    expect(real.calls()).toEqual([OF_SESSION, "BatchGetItem", "TransactWriteItems"]);
    expect(answered.to).toBe(`${url}?done=answer&people=1`);
    const now = await browser.open(answered.to);
    expect(now.$(".message--team").text()).toContain("Come on Monday.");
    expect(now.$(".message--team .nhsuk-tag").text()).toContain("Queued");
    expect(now.$(".enquiry-state").text()).toContain("Waiting for them");
    expect(now.$(".enquiry-state").text()).toContain("Assigned to you");
    const letters = (await real.letters()).filter(({ kind }) => kind === "enquiry-answer");
    expect(letters.at(-1)?.facts).toEqual({ reference: url.split("/").at(-1) });
  });

  it("without words is not answered, and keeps what else was chosen", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    const told = await browser.send(await browser.open(url), { next: "closed" }, "answer");
    expect(told.status).toBe(422);
    expect(told.$(".nhsuk-error-summary").text()).toContain("Write your answer");
    expect(told.$("input[name=next]:checked").val()).toBe("closed");
  });

  it("answered by two at once keeps the first; the second sees what is new and loses no word", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const first = at(signedIn(needs(), "team", theo));
    const second = at(signedIn(needs(), "admin", vera));
    const [one, two] = [await first.open(url), await second.open(url)];
    expect((await first.send(one, { text: "From the first" }, "answer")).status).toBe(303);
    const told = await second.send(two, { text: "From the second" }, "answer");
    expect(told.status).toBe(409);
    expect(told.$(".nhsuk-error-summary").text()).toContain("What you wrote is still here");
    expect(told.$("textarea[name=text]").val()).toBe("From the second");
    const fresh = told.$(".message:has(.nhsuk-tag--red)");
    expect(fresh).toHaveLength(1);
    expect(fresh.text()).toContain("From the first");
    expect((await second.send(told, {}, "answer")).status).toBe(303);
    expect((await first.open(url)).$(".message--team")).toHaveLength(2);
  });

  it("answered by a double click is answered once", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    const page = await browser.open(url);
    const sends = await Promise.all([1, 2].map(() => browser.send(page, { text: "Once" }, "answer")));
    expect(sends.map(({ status }) => status)).toEqual([303, 303]);
    expect((await browser.open(url)).$(".message--team")).toHaveLength(1);
  });

  it("is taken by one of two, given back, and the way back is offered", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const first = at(signedIn(needs(), "team", theo));
    const second = at(signedIn(needs(), "admin", vera));
    const [one, two] = [await first.open(url), await second.open(url)];
    const taken = await first.send(one, {}, "take");
    expect(taken.to).toBe(`${url}?done=take&was=`);
    expect((await second.send(two, {}, "take")).status).toBe(409);
    expect((await second.open(url)).text).toContain("Theo Team has this enquiry.");
    const undone = await first.send(await first.open(taken.to), {}, "give-back");
    expect((await first.open(undone.to)).$(".enquiry-state").text()).toContain("Unassigned");
    const nobody = await first.send(await first.open(url), {}, "give");
    expect([nobody.status, nobody.text.includes("Choose a person")]).toEqual([422, true]);
    const given = await first.send(await first.open(url), { assignee: vera.id }, "give");
    expect((await first.open(given.to)).$(".enquiry-state").text()).toContain("Assigned to Vera Viewer");
    const stranger = await first.send(await first.open(url), { assignee: newId() }, "give");
    expect(stranger.status).toBe(422);
  });

  it("takes a note that only the team sees", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    const noted = await browser.send(await browser.open(url), { note: "Call <b>first</b>" }, "note");
    const page = await browser.open(noted.to);
    expect(page.$(".message--note .message__text").text()).toBe("Call <b>first</b>");
    expect(page.$(".message--note").text()).toContain("Only the team sees this");
    expect(await marks()).toEqual(["EnquiryNoted"]);
  });

  it("is closed, and that is undone", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    const closed = await browser.send(await browser.open(url), {}, "closed");
    const page = await browser.open(closed.to);
    expect(page.$(".nhsuk-notification-banner").text()).toContain("Closed.");
    expect(page.$(".nhsuk-notification-banner button").text()).toBe("Undo");
    await browser.send(page, {}, "new");
    expect((await browser.open(url)).$(".enquiry-state").text()).toContain("New");
  });

  it("marked at the very same moment by many is marked once, and all others are told", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const people = Array.from({ length: 8 }, (_, index) =>
      at(signedIn(needs(), "team", { id: newId(), name: `T${index}` })),
    );
    const pages = await Promise.all(people.map((person) => person.open(url)));
    const sends = await Promise.all(
      people.map((person, index) => person.send(pages[index] ?? expect.fail(), {}, "answered")),
    );
    expect(sends.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(sends.filter(({ status }) => status === 409)).toHaveLength(7);
    expect(await marks()).toEqual(["EnquiryAnswered", "EnquiryMoved"]);
  });

  it("invites nobody to the community who is a member at that moment, whatever the page offered", async () => {
    const reference = await sent();
    const url = `/desk/enquiries/${reference}`;
    const browser = at(signedIn(needs()));
    const offered = await browser.open(url);
    expect(offered.$("button[value=convert-member]")).toHaveLength(1);
    const enquiry = await readEnquiry(real.table, reference);
    const key = membershipKey(enquiry?.person ?? "");
    const be = (status: string) =>
      real.table.client.send(
        new PutCommand({ TableName: real.table.name, Item: { ...key, member: { status } } }),
      );
    await be("member");
    const refused = await browser.send(offered, {}, "convert-member");
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining("They are a member of the community already. No invitation was sent."),
    ]);
    expect((await real.letters()).filter(({ queuedAt }) => queuedAt === clock.now)).toEqual([]);
    await be("left");
    const invited = await browser.send(await browser.open(url), {}, "convert-member");
    expect((await browser.open(invited.to)).text).toContain("1 invitation is on its way");
  });

  it("is sorted and becomes a task, an invitation: each once", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    await browser.send(await browser.open(url), { kind: "workshop", organisation: "Elsewhere" }, "sort");
    await browser.send(await browser.open(url), {}, "convert-workshop");
    const member = await browser.open(url);
    await browser.send(member, {}, "convert-member");
    const page = await browser.open(url);
    expect(page.$("#tasks").text().replaceAll(/\s+/g, " ")).toContain(
      "To do Plan a workshop series with them",
    );
    expect(page.text).toContain("Invited to the community");
    expect((await browser.open("/desk/tasks")).text).toContain("Plan a workshop series with them");
    const panel = page.$("section:contains('Letters')").last();
    expect(panel.text().replaceAll(/\s+/g, " ")).toMatch(
      /Invitation to the community to .+ \(as typed\) Queued ?To .+ \(as typed\), .*2026/,
    );
    expect(page.$("h1").text()).toContain("A workshop series for my organisation");
    expect(page.$("button[value=convert-workshop], button[value=convert-member]")).toHaveLength(0);
    const kinds = (await real.letters()).filter(({ queuedAt }) => queuedAt === clock.now);
    expect(kinds.map(({ kind }) => kind)).toEqual(["member-invitation"]);
    await browser.send(page, {}, "task-done");
    const done = await browser.open(url);
    expect(done.$("#tasks").text().replaceAll(/\s+/g, " ")).toContain(
      "Done Plan a workshop series with them",
    );
    expect((await browser.open("/desk/tasks")).text).not.toContain("Plan a workshop series with them");
  });

  it("is left alone by a form that does not say what to do", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    for (const step of ["", "delete", "constructor"])
      expect((await browser.send(await browser.open(url), { _step: step })).status).toBe(422);
    expect(await marks()).toEqual([]);
  });
});

describe("two enquiries about the same matter", () => {
  it("are merged, led by one, answered each in its own conversation, and taken apart again", async () => {
    const email = `both.${newId()}@trust.example`;
    const first = await sendForm(needs(), testOccasion(needs()), { email, subject: "The first" });
    clock.now = plus(clock.now, "PT1H");
    const second = await sendForm(needs(), testOccasion(needs()), { email, subject: "The second" });
    const browser = at(signedIn(needs()));
    const choice = await browser.open(`/desk/enquiries/${second}/merge`);
    const suggested = choice.$(".inbox__subject a").first();
    expect(suggested.text()).toBe("The first");
    const both = await browser.open(suggested.attr("href") ?? "");
    expect(both.$("input[name=lead]:checked").val()).toBe(first);
    expect(both.text).toContain("The second");
    const merged = await browser.send(both, {}, "merge");
    expect(merged.to).toBe(`/desk/enquiries/${first}?done=merge&other=${second}`);
    expect((await browser.send(both, {}, "merge")).to).toBe(merged.to);
    const page = await browser.open(merged.to);
    expect(page.$(".message")).toHaveLength(2);
    expect(page.$(".message").eq(1).text()).toContain(`in ${second}`);
    const gone = await browser.open(`/desk/enquiries/${second}`);
    expect(gone.text).toContain(`This enquiry is part of ${first} now.`);
    expect(gone.$("textarea")).toHaveLength(0);
    const again = await browser.open(`/desk/enquiries/${first}/merge?with=${second}`);
    expect((await browser.send(again, {}, "merge")).status).toBe(409);
    const apart = await browser.send(page, {}, "separate");
    expect((await browser.open(apart.to)).$(".message")).toHaveLength(1);
    expect((await browser.open(`/desk/enquiries/${second}`)).$("textarea").length).toBeGreaterThan(0);
  });

  it.each([
    ["ENQ-0000-0000", "There is no enquiry with this reference"],
    ["pizza", "Enter the reference of an enquiry"],
    ["", "Enter the reference of an enquiry"],
  ])("cannot be merged by the reference %j, and it is said why", async (typed, words) => {
    const reference = await sent();
    const page = await at(signedIn(needs())).open(
      `/desk/enquiries/${reference}/merge?asked=yes&reference=${typed}`,
    );
    expect(page.status).toBe(422);
    expect(page.$(".nhsuk-error-summary").text()).toContain(words);
  });
});

describe("an enquiry's letters", () => {
  it("are two, and two they remain when the entry is delivered again", async () => {
    await sent();
    const [received] = await real.entries(utcDate(clock.now));
    const entry = EnquiryReceived.parse(received);
    const react = () =>
      onEnquiryReceived(needs(), entry, reactionOccasion(needs(), "enquiries/on-enquiry-received", entry));
    await react();
    await Promise.all([react(), react()]);
    const letters = (await real.letters()).filter(({ queuedAt }) => queuedAt === clock.now);
    expect(letters.map(({ kind }) => kind).sort()).toEqual(["enquiry-for-team", "enquiry-received"]);
    expect(letters.map(({ to }) => to)).toContainEqual({ person: entry.person });
    expect(letters.every(({ about }) => about === `enquiry:${entry.subject.id}`)).toBe(true);
    expect(JSON.stringify(letters)).not.toMatch(/Ada|trust\.example|three weeks/);
  });
});
