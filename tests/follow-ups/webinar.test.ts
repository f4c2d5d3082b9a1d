import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { handler as onAttendanceRecorded } from "../../functions/follow-ups/on-attendance-recorded.ts";
import { onFollowUpEventOver } from "../../functions/follow-ups/on-follow-up-event-over.ts";
import { handler as onLetterApproved } from "../../functions/follow-ups/on-letter-approved.ts";
import { onLetterSent } from "../../functions/follow-ups/on-letter-sent.ts";
import { page as deskFollowUpLetterPage } from "../../functions/follow-ups/step-letters/desk-follow-up-letter.ts";
import { page as deskWebinarPage } from "../../functions/follow-ups/webinar/desk-webinar.ts";
import { page as outboxLetterPage } from "../../functions/letters/outbox/desk-outbox-letter.ts";
import { publishEvent, recordAttendance } from "../../shared/events/event/commands.ts";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import { FollowUpEventOver } from "../../shared/follow-ups/entries.ts";
import { followUpsOf } from "../../shared/follow-ups/read.ts";
import { standardRecipe } from "../../shared/follow-ups/recipes/standard-recipe.ts";
import { alignFollowUps } from "../../shared/follow-ups/runs/align.ts";
import { stepOf } from "../../shared/follow-ups/runs/model.ts";
import { letterFromCopy } from "../../shared/follow-ups/step-letters/letter-of-step.ts";
import { LetterApproved, LetterSent } from "../../shared/letters/entries.ts";
import { bodyParts } from "../../shared/letters/writing/written-body.ts";
import { presentWording } from "../../shared/members/consents/purposes.ts";
import { importMembers } from "../../shared/members/import.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { completeProject } from "../../shared/projects/commands.ts";
import { fireDueTimers } from "../../shared/timers/fire.ts";
import { type Colleague, Desk } from "../projects/desk.ts";
import { form, makeProject } from "../projects/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion } from "../support/visiting.ts";

let real: RealTable;
let desk: Desk;
let asha: Colleague;
let project: string;
let event: string;
const clock = { now: "2026-11-23T16:30:00.000Z" };
const occasion = () =>
  ({ now: clock.now, newId, actor: { kind: "team", id: asha.id }, correlation: "test" }) as const;

beforeAll(async () => {
  real = await startRealTable();
  desk = new Desk(real, clock);
  asha = await desk.welcome("Asha Example");
  project = await makeProject(
    desk.needs,
    { ...form, owner: asha.id },
    { occasion: occasion(), once: "make" },
  );
  const given = { occasion: occasion(), once: "complete" };
  await completeProject(desk.needs, { reference: project, completedOn: "2026-11-23" }, given);
  await alignFollowUps(desk.needs, project, { occasion: occasion(), once: "align" });
  const segments = ["nhs-trust", "nhs-trust", "supplier"] as const;
  const rows = Array.from({ length: 90 }, (_row, index) => ({
    name: `Member ${index}`,
    email: `member.${index}@members.example`,
    organisation: "Eastvale Hospitals Trust",
    segment: segments[index % segments.length] ?? "other",
    joinedAt: clock.now,
    consents: [{ purpose: "news", ...presentWording("news") }],
  }));
  const { joined } = await importMembers(desk.needs, rows, occasion(), () => undefined);
  if (joined !== rows.length) throw new Error(`Only ${joined} joined.`);
});
afterAll(() => real.stop());

const webinar = () => ({ parameters: { reference: project, step: "webinar" } });
const step = async (name: string) => {
  const run = await followUpsOf(real.table, project);
  return run === undefined ? undefined : stepOf(run, name);
};
const details = {
  title: "Fewer missed appointments",
  description: "What we learned.",
  date: "2026-12-07",
  startTime: "12:30",
  endTime: "13:15",
  place: "https://meet.example/w",
  places: "300",
  _step: "draft",
};
const lettersOf = async (kind: string) => (await real.letters()).filter((letter) => letter.kind === kind);

describe("a public webinar", () => {
  test("has its event drafted from the project, once", async () => {
    const page = await desk.ask(asha, servePage(deskWebinarPage).get, webinar());
    expect(page.html).toContain("In 45 minutes you will hear");
    expect(page.text).not.toContain("RUNNING ORDER");
    const wrong = await desk.ask(asha, servePage(deskWebinarPage).post, {
      ...webinar(),
      form: { ...details, date: "2026-11-01" },
    });
    expect([wrong.status, wrong.text.includes("must be in the future")]).toEqual([422, true]);
    const formId = newId();
    for (let sent = 0; sent < 2; sent += 1)
      expect(
        (await desk.ask(asha, servePage(deskWebinarPage).post, { ...webinar(), form: details }, { formId }))
          .status,
      ).toBe(303);
    expect(await real.items("EVENT#")).toHaveLength(1);
    event = (await step("webinar"))?.event ?? "";
    expect(event).toMatch(/^EVT-/);
  });

  test("invites members of the chosen kinds through the outbox, each once, but not who has registered", async () => {
    const invite = (segments: string) =>
      desk.ask(asha, servePage(deskWebinarPage).post, {
        ...webinar(),
        form: { _step: "invite", segments, subject: "Come", body: "It is about appointments." },
      });
    expect((await invite("nhs-trust")).text).toContain("Publish the event first");
    await publishEvent(desk.needs, event, { once: "publish", occasion: occasion() });
    const page = await desk.ask(asha, servePage(deskWebinarPage).get, webinar());
    expect(page.text).toContain("NHS trust: 60 members");
    expect(page.html).not.toMatch(/name="segments"[^>]*checked/);
    expect((await invite("icb")).text).toContain("There are no members in these groups");
    const left = await desk.ask(asha, servePage(deskWebinarPage).post, {
      ...webinar(),
      form: {
        _step: "invite",
        segments: "nhs-trust",
        subject: "Come",
        body: "Register: [link to the event]",
      },
    });
    expect([left.status, left.text.includes("Replace [link to the event]")]).toEqual([422, true]);
    expect((await invite("nhs-trust")).to).toContain("done=invite&members=60");
    const [waiting] = await lettersOf("webinar-invitation-to-approve");
    expect(waiting).toMatchObject({ status: "waiting", facts: { members: 60 } });

    const registration = {
      name: "Member 0",
      email: "member.0@members.example",
      organisation: "Eastvale Hospitals Trust",
      organisationCode: undefined,
      consent: "yes",
    } as const;
    await registerForEvent(
      desk.needs,
      { event: event, form: registration },
      { once: "register", occasion: occasion() },
    );
    const approved = {
      ...LetterApproved.parse({
        id: newId(),
        name: "LetterApproved",
        version: 1,
        at: clock.now,
        subject: { kind: "letter", id: waiting?.id ?? "" },
        actor: { kind: "team", id: asha.id },
        correlation: "test",
        data: { kind: "webinar-invitation-to-approve", about: `project:${project}` },
      }),
    };
    // It dies after the first forty, and is tried again.
    let asked = 0;
    const dying = {
      ...desk.needs,
      now: () => {
        asked += 1;
        if (asked > 2) throw new Error("The function died.");
        return clock.now;
      },
    };
    await expect(onLetterApproved.react(dying, approved)).rejects.toThrow("The function died.");
    expect((await lettersOf("webinar-invitation")).length).toBeGreaterThan(0);
    expect((await lettersOf("webinar-invitation")).length).toBeLessThan(59);
    // However often the bus tells it.
    for (let told = 0; told < 2; told += 1) await onLetterApproved.react(desk.needs, approved);
    const invited = await lettersOf("webinar-invitation");
    const people = invited.map(({ to }) => ("person" in to ? to.person : ""));
    expect([invited.length, new Set(people).size]).toEqual([59, 59]);
    expect(invited[0]).toMatchObject({ about: `event:${event}`, facts: { subject: "Come" } });
  });

  test("is approved with the number of those who get it, and never when it is over", async () => {
    const [waiting] = await lettersOf("webinar-invitation-to-approve");
    const parameters = { id: waiting?.id ?? "" };
    const page = await desk.ask(asha, servePage(outboxLetterPage).get, { parameters });
    expect(page.text).toContain("Approve and send to 60 people");
    const before = clock.now;
    clock.now = "2026-12-07T12:30:00.000Z";
    const form = { _step: "approve", _revision: "1" };
    const late = await desk.ask(asha, servePage(outboxLetterPage).post, { parameters, form });
    expect([late.status, late.text.includes("has begun or is over")]).toEqual([409, true]);
    const invite = { _step: "invite", segments: "nhs-trust", subject: "Come", body: "It was about us." };
    const over = await desk.ask(asha, servePage(deskWebinarPage).post, { ...webinar(), form: invite });
    expect([over.status, over.text.includes("nobody can be invited")]).toEqual([409, true]);
    clock.now = before;
    const approved = await desk.ask(asha, servePage(outboxLetterPage).post, { parameters, form });
    expect(approved.to).toBe("/desk/outbox?done=approved&count=1&readers=60");
  });

  test("closes its follow-up when its attendance is recorded, and tells that it was held", async () => {
    const wake = async (now: string) => {
      clock.now = now;
      await fireDueTimers({ ...desk.needs, milliseconds: () => 0 }, clock.now);
      for (const entry of await real.entries(utcDate(now))) {
        if (entry.name === "FollowUpEventOver")
          await onFollowUpEventOver(
            desk.needs,
            FollowUpEventOver.parse(entry),
            reactionOccasion(desk.needs, "on-event-over", entry),
          );
        if (entry.name === "AttendanceRecorded") await onAttendanceRecorded.react(desk.needs, entry);
      }
    };
    await wake("2026-12-08T09:01:00.000Z");
    expect((await step("webinar"))?.status).toBe("open");
    const [registered] = await real
      .items(`EVENT#${event}`)
      .then((items) => items.filter(({ sk }) => String(sk).startsWith("REGISTRATION#")));
    const person = String(registered?.["sk"]).slice("REGISTRATION#".length);
    await recordAttendance(
      desk.needs,
      { reference: event, came: new Map([[person, true]]) },
      { once: "came", occasion: occasion() },
    );
    await wake(clock.now);
    expect(await step("webinar")).toMatchObject({
      status: "done",
      shown: { kind: "event", reference: event },
    });
    const held = (await real.entries("2026-12-08")).filter(({ name }) => name === "ProjectWebinarHeld");
    expect(held.map(({ data }) => data)).toEqual([{ event }]);
  });

  test("is none of a step that is no webinar", async () => {
    const other = { parameters: { reference: project, step: "discussion-workshop" } };
    expect((await desk.ask(asha, servePage(deskWebinarPage).get, other)).status).toBe(404);
  });
});

describe("a letter that does a step", () => {
  const thanks = () => ({ parameters: { reference: project, step: "thank-you-and-survey" } });

  test("is drafted from the ready copy, without the notes to its owner", () => {
    for (const { copy } of standardRecipe.steps) {
      const { subject, body } = letterFromCopy(copy);
      if (!copy.startsWith("Subject: ")) continue;
      expect(subject.length).toBeGreaterThan(5);
      expect(body).not.toMatch(/^Subject:|AFTERWARDS|BEFORE YOU WRITE|Dear \[name\]/m);
      expect(body).toContain("{programme}");
    }
  });

  test("keeps questions with numbers apart, each on a line of its own", () => {
    const copy = standardRecipe.steps.find(({ step: name }) => name === "benefit-check-90")?.copy ?? "";
    const list = bodyParts(letterFromCopy(copy).body).find((part) => "list" in part);
    expect(list).toMatchObject({ list: expect.arrayContaining([expect.stringMatching(/^1\. Is anything/)]) });
    expect(list).toHaveProperty("list.length", 6);
  });

  test("waits in the outbox, one for each person, and closes its step when the first has gone out", async () => {
    const page = await desk.ask(asha, servePage(deskFollowUpLetterPage).get, thanks());
    expect(page.html).toContain('value="Thank you for Fewer missed appointments"');
    const typed = { subject: "Thank you", body: "It was good." };
    const write = (people: string, formId = newId()) =>
      desk.ask(
        asha,
        servePage(deskFollowUpLetterPage).post,
        { ...thanks(), form: { ...typed, people } },
        { formId },
      );
    expect((await write("")).status).toBe(422);
    expect((await write("no address")).text).toContain("Line 1");
    const formId = newId();
    for (let sent = 0; sent < 2; sent += 1)
      expect(
        (await write("Pat Partner, pat@partner.example\nSam Partner, sam@partner.example", formId)).status,
      ).toBe(303);
    const waiting = await lettersOf("follow-up-letter");
    expect(waiting.map(({ status }) => status)).toEqual(["waiting", "waiting"]);
    for (const { id } of waiting) {
      const sent = LetterSent.parse({
        id: newId(),
        name: "LetterSent",
        version: 1,
        at: clock.now,
        subject: { kind: "letter", id },
        actor: { kind: "system" },
        correlation: "test",
        data: { kind: "follow-up-letter" },
      });
      await onLetterSent(desk.needs, sent, reactionOccasion(desk.needs, "on-letter-sent", sent));
    }
    expect(await step("thank-you-and-survey")).toMatchObject({
      status: "done",
      shown: { kind: "letter", letter: waiting[0]?.id },
    });
    expect((await desk.ask(asha, servePage(deskFollowUpLetterPage).get, thanks())).status).toBe(404);
  });
});
