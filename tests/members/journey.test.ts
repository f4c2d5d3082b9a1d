import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as joinPage } from "../../functions/members/join.ts";
import { page as joinConfirmPage } from "../../functions/members/join-confirm.ts";
import { page as joinRequestedPage } from "../../functions/members/join-requested.ts";
import { page as leavePage } from "../../functions/members/leave.ts";
import { presentWording, purposeNames } from "../../shared/members/consents/purposes.ts";
import { memberSchema } from "../../shared/members/member.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { joining } from "./joining.ts";

// A table of its own and hundreds of calls: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const { answers, ask, react, kindsToday, requestToken, joined, begin } = joining(() => real, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(begin);

describe("joining", () => {
  test("by form, letter and one button: a welcome letter, and the second press changes nothing", async () => {
    const { token, person } = await requestToken();
    const looked = await ask(servePage(joinConfirmPage).get, { parameters: { token } });
    expect(looked.text).toContain("Confirm and join");
    expect(await kindsToday()).toEqual(["membership-confirm"]);

    expect((await ask(servePage(joinConfirmPage).post, { parameters: { token }, form: {} })).status).toBe(
      303,
    );
    expect((await ask(servePage(joinConfirmPage).post, { parameters: { token }, form: {} })).status).toBe(
      303,
    );
    await react();
    expect(await kindsToday()).toEqual(["member-welcome", "membership-confirm"]);
    expect((await ask(servePage(joinConfirmPage).get, { parameters: { token } })).text).toContain(
      "You are a member",
    );

    const [item] = await real.items(`MEMBER#${person}`);
    const member = memberSchema.parse(item?.["member"]);
    expect(member).toMatchObject({ status: "member", segment: "nhs-trust", via: "form" });
    expect(member.consents.news?.text).toContain("news of the programme");
    expect(item?.["request"]).toBeUndefined();
  });

  test("the answer is the same for a stranger, a member and a robot, and the robot leaves no trace", async () => {
    const stranger = await ask(servePage(joinPage).post, { form: answers() });
    await joined();
    const member = await ask(servePage(joinPage).post, { form: answers() });
    const before = (await real.items("")).length;
    const robot = await ask(servePage(joinPage).post, {
      form: answers({ _website: "https://spam.example" }),
    });
    expect((await real.items("")).length).toBe(before);
    const shape = (to: string) => to.replaceAll(/[\w-]{32}$/g, "S").replaceAll(/[0-9a-f-]{36}/g, "ID");
    expect(shape(member.to)).toBe(shape(stranger.to));
    expect(shape(robot.to)).toBe(shape(stranger.to));
    const token = decodeURIComponent(stranger.to.split("/").at(-1) ?? "");
    expect((await ask(servePage(joinRequestedPage).get, { parameters: { token } })).text).toContain(
      "Check your email",
    );
  });

  test("a member who joins again stays a member and is told so", async () => {
    const { person } = await joined();
    clock.now = plus(clock.now, "P1D");
    await ask(servePage(joinPage).post, { form: answers({ name: "Someone Else", segment: "supplier" }) });
    await react();
    expect(await kindsToday()).toEqual(["already-member"]);
    const [item] = await real.items(`MEMBER#${person}`);
    expect(memberSchema.parse(item?.["member"])).toMatchObject({ status: "member", segment: "nhs-trust" });
    const [stored] = await real.items(`PERSON#${person}`);
    expect(stored?.["name"]).toBe("Asha Example");
  });

  test("what a stranger typed first is nobody's name: who confirms is called what they confirmed", async () => {
    const stranger = { name: "You Have Won a Prize", organisation: "Prizes", segment: "other" };
    const { person } = await requestToken(stranger);
    const stored = async () => (await real.items(`PERSON#${person}`))[0];
    expect(await stored()).toMatchObject({ name: "You Have Won a Prize", asTyped: true });
    await joined({ name: "Dr Real Person" });
    expect(await stored()).toMatchObject({
      name: "Dr Real Person",
      organisation: "Example Trust",
      segment: "nhs-trust",
    });
    expect(await stored()).not.toHaveProperty("asTyped");
    await requestToken(stranger);
    expect(await stored()).toMatchObject({ name: "Dr Real Person" });
  });

  test("the same form sent twice is one request with one letter", async () => {
    const formId = newId();
    await ask(servePage(joinPage).post, { form: answers() }, formId);
    await ask(servePage(joinPage).post, { form: answers() }, formId);
    await react();
    expect(await kindsToday()).toEqual(["membership-confirm"]);
  });

  test("two people of one new address at the same moment become one person", async () => {
    await Promise.all(Array.from({ length: 3 }, () => ask(servePage(joinPage).post, { form: answers() })));
    const today = await real.entries(utcDate(clock.now));
    expect(new Set(today.map(({ person }) => person)).size).toBe(1);
    await react();
    expect(await kindsToday()).toEqual(["membership-confirm"]);
  });

  test("what is wrong with the form is said at its fields, with what was typed kept", async () => {
    const answer = await ask(servePage(joinPage).post, { form: answers({ email: "<b>asha", role: "" }) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Enter an email address in the correct format");
    expect(answer.text).toContain("Select your role");
    expect(answer.html).toContain("&lt;b&gt;asha");
  });

  test("no consent is ticked before, each shows its exact words, and none is needed to join", async () => {
    const form = await ask(servePage(joinPage).get);
    for (const purpose of purposeNames) expect(form.text).toContain(presentWording(purpose).text);
    expect(form.html).not.toMatch(/name="(consents|topics|champion)"[^>]* checked/);
    const { person } = await joined({ consents: "", topics: "", champion: "yes" });
    const [item] = await real.items(`MEMBER#${person}`);
    expect(memberSchema.parse(item?.["member"])).toMatchObject({
      role: "analyst",
      frequency: "weekly",
      topics: [],
      consents: {},
      wouldChampion: true,
    });
    const nothing = await ask(servePage(joinPage).post, { form: answers({ topics: "" }) });
    expect([nothing.status, nothing.text.includes("Select at least one topic")]).toEqual([422, true]);
  });
});

describe("a link that does not work says why", () => {
  test("expired", async () => {
    const { token } = await requestToken();
    clock.now = plus(clock.now, "P7D");
    for (const answer of [
      await ask(servePage(joinConfirmPage).get, { parameters: { token } }),
      await ask(servePage(joinConfirmPage).post, { parameters: { token }, form: {} }),
    ]) {
      expect(answer.status).toBe(410);
      expect(answer.text).toContain("This link has expired");
      expect(answer.text).toContain("Get a new link");
    }
  });

  test("superseded by a newer request", async () => {
    const { token: old } = await requestToken();
    clock.now = plus(clock.now, "PT1M");
    const { token } = await requestToken();
    const answer = await ask(servePage(joinConfirmPage).post, { parameters: { token: old }, form: {} });
    expect(answer.status).toBe(410);
    expect(answer.text).toContain("There is a newer email");
    expect((await ask(servePage(joinConfirmPage).post, { parameters: { token }, form: {} })).status).toBe(
      303,
    );
  });

  test("used, by somebody who has left since", async () => {
    const { token, person } = await joined();
    const manage = makeLink(testNeeds(real.table, clock).keys, "manage-membership", person);
    await ask(servePage(leavePage).post, { parameters: { token: manage }, form: {} });
    const answer = await ask(servePage(joinConfirmPage).post, { parameters: { token }, form: {} });
    expect(answer.status).toBe(410);
    expect(answer.text).toContain("A link works once");
  });

  test("altered, of another purpose, or of nobody", async () => {
    const { token, person } = await requestToken();
    const { keys } = testNeeds(real.table, clock);
    const wrong = [
      "",
      `${token}x`,
      token.replace(/^./, (first) => (first === "0" ? "1" : "0")),
      makeLink(keys, "manage-membership", person),
      makeLink(keys, "confirm-membership", `${newId()}_${newId()}`),
      makeLink(keys, "confirm-membership", "nonsense"),
    ];
    for (const bad of wrong) {
      const answer = await ask(servePage(joinConfirmPage).post, { parameters: { token: bad }, form: {} });
      expect(answer.status).toBe(404);
      expect(answer.text).toContain("This link does not work");
      expect((await ask(servePage(leavePage).get, { parameters: { token: bad } })).status).toBe(
        bad === wrong[3] ? 200 : 404,
      );
    }
  });
});
