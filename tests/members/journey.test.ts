import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Page } from "../../functions/entry-points/page.ts";
import { getDeskMembers } from "../../functions/members/get-desk-members.ts";
import { getJoinConfirm } from "../../functions/members/get-join-confirm.ts";
import { getJoinRequested } from "../../functions/members/get-join-requested.ts";
import { getLeave } from "../../functions/members/get-leave.ts";
import { getUnsubscribe } from "../../functions/members/get-unsubscribe.ts";
import { onMemberJoined } from "../../functions/members/on-member-joined.ts";
import { onMemberLeft } from "../../functions/members/on-member-left.ts";
import { onMembershipRequested } from "../../functions/members/on-membership-requested.ts";
import { postJoin } from "../../functions/members/post-join.ts";
import { postJoinConfirm } from "../../functions/members/post-join-confirm.ts";
import { postLeave } from "../../functions/members/post-leave.ts";
import { postUnsubscribe } from "../../functions/members/post-unsubscribe.ts";
import { MemberJoined, MemberLeft, MembershipRequested } from "../../shared/members/entries.ts";
import { memberSchema } from "../../shared/members/member.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { plus, utcDate } from "../../shared/platform/time.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, seen, testNeeds, testRequest, testVisit } from "../support/visiting.ts";

let real: RealTable;
let address = 0;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  address += 1;
  clock.now = plus(clock.now, "P30D");
});

const answers = (more: Record<string, string> = {}) => ({
  name: "Asha Example",
  email: `asha.${address}@trust.example`,
  organisation: "Example Trust",
  segment: "nhs-trust",
  consent: "yes",
  ...more,
});

const ask = async (page: Page, asked: Parameters<typeof testRequest>[0] = {}, formId?: string) => {
  const needs = testNeeds(real.table, clock);
  return seen(await page(needs, testRequest(asked), testVisit(needs, formId)));
};

/** Lets every entry of today be reacted to, each twice, as the bus may. */
const react = async () => {
  const needs = testNeeds(real.table, clock);
  const entries = await real.entries(utcDate(clock.now));
  for (const entry of [...entries, ...entries]) {
    const occasion = reactionOccasion(needs, `on-${entry.name}`, entry);
    if (entry.name === "MembershipRequested")
      await onMembershipRequested(needs, MembershipRequested.parse(entry), occasion);
    if (entry.name === "MemberJoined") await onMemberJoined(needs, MemberJoined.parse(entry), occasion);
    if (entry.name === "MemberLeft") await onMemberLeft(needs, MemberLeft.parse(entry), occasion);
  }
};

const lettersToday = async () => {
  const letters = await real.letters();
  return letters.filter(({ queuedAt }) => queuedAt.slice(0, 10) === utcDate(clock.now));
};

const kindsToday = async () => (await lettersToday()).map(({ kind }) => kind).sort();

const personOf = (to: object): string => ("person" in to ? String(to.person) : "");

/** Joins by the form and gives the token of the newest letter with a link. */
const requestToken = async (): Promise<{ token: string; person: string }> => {
  const sent = await ask(postJoin, { form: answers() });
  expect(sent.status).toBe(303);
  await react();
  const letter = (await lettersToday()).filter(({ kind }) => kind === "membership-confirm").at(-1);
  const { link, expires } = Object(letter?.facts);
  const keys = testNeeds(real.table, clock).keys;
  return {
    token: makeLink(keys, "confirm-membership", String(link), String(expires)),
    person: personOf(letter?.to ?? {}),
  };
};

const joined = async (): Promise<{ token: string; person: string }> => {
  const link = await requestToken();
  await ask(postJoinConfirm, { parameters: { token: link.token }, form: {} });
  await react();
  return link;
};

describe("joining", () => {
  test("by form, letter and one button: a welcome letter, and the second press changes nothing", async () => {
    const { token, person } = await requestToken();
    const looked = await ask(getJoinConfirm, { parameters: { token } });
    expect(looked.text).toContain("Confirm and join");
    expect(await kindsToday()).toEqual(["membership-confirm"]);

    expect((await ask(postJoinConfirm, { parameters: { token }, form: {} })).status).toBe(303);
    expect((await ask(postJoinConfirm, { parameters: { token }, form: {} })).status).toBe(303);
    await react();
    expect(await kindsToday()).toEqual(["member-welcome", "membership-confirm"]);
    expect((await ask(getJoinConfirm, { parameters: { token } })).text).toContain("You are a member");

    const [item] = await real.items(`MEMBER#${person}`);
    const member = memberSchema.parse(item?.["member"]);
    expect(member).toMatchObject({ status: "member", segment: "nhs-trust", via: "form" });
    expect(member.consent.text).toContain("news of the programme");
    expect(item?.["request"]).toBeUndefined();
  });

  test("the answer is the same for a stranger, a member and a robot, and the robot leaves no trace", async () => {
    const stranger = await ask(postJoin, { form: answers() });
    await joined();
    const member = await ask(postJoin, { form: answers() });
    const before = (await real.items("")).length;
    const robot = await ask(postJoin, { form: answers({ _website: "https://spam.example" }) });
    expect((await real.items("")).length).toBe(before);
    const shape = (to: string) => to.replaceAll(/[\w-]{32}$/g, "S").replaceAll(/[0-9a-f-]{36}/g, "ID");
    expect(shape(member.to)).toBe(shape(stranger.to));
    expect(shape(robot.to)).toBe(shape(stranger.to));
    const token = decodeURIComponent(stranger.to.split("/").at(-1) ?? "");
    expect((await ask(getJoinRequested, { parameters: { token } })).text).toContain("Check your email");
  });

  test("a member who joins again stays a member and is told so", async () => {
    const { person } = await joined();
    clock.now = plus(clock.now, "P1D");
    await ask(postJoin, { form: answers({ name: "Somebody Else", segment: "supplier" }) });
    await react();
    expect(await kindsToday()).toEqual(["already-member"]);
    const [item] = await real.items(`MEMBER#${person}`);
    expect(memberSchema.parse(item?.["member"])).toMatchObject({ status: "member", segment: "nhs-trust" });
    const [stored] = await real.items(`PERSON#${person}`);
    expect(stored?.["name"]).toBe("Asha Example");
  });

  test("the same form sent twice is one request with one letter", async () => {
    const formId = newId();
    await ask(postJoin, { form: answers() }, formId);
    await ask(postJoin, { form: answers() }, formId);
    await react();
    expect(await kindsToday()).toEqual(["membership-confirm"]);
  });

  test("two people of one new address at the same moment become one person", async () => {
    await Promise.all(Array.from({ length: 3 }, () => ask(postJoin, { form: answers() })));
    const today = await real.entries(utcDate(clock.now));
    expect(new Set(today.map(({ person }) => person)).size).toBe(1);
    await react();
    expect(await kindsToday()).toEqual(["membership-confirm"]);
  });

  test("what is wrong with the form is said at its fields, with what was typed kept", async () => {
    const answer = await ask(postJoin, { form: answers({ email: "<b>asha", consent: "" }) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Enter an email address in the correct format");
    expect(answer.text).toContain("Tick the box to join");
    expect(answer.html).toContain("&lt;b&gt;asha");
  });
});

describe("a link that does not work says why", () => {
  test("expired", async () => {
    const { token } = await requestToken();
    clock.now = plus(clock.now, "P7D");
    for (const answer of [
      await ask(getJoinConfirm, { parameters: { token } }),
      await ask(postJoinConfirm, { parameters: { token }, form: {} }),
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
    const answer = await ask(postJoinConfirm, { parameters: { token: old }, form: {} });
    expect(answer.status).toBe(410);
    expect(answer.text).toContain("There is a newer email");
    expect((await ask(postJoinConfirm, { parameters: { token }, form: {} })).status).toBe(303);
  });

  test("used, by somebody who has left since", async () => {
    const { token, person } = await joined();
    const manage = makeLink(testNeeds(real.table, clock).keys, "manage-membership", person);
    await ask(postLeave, { parameters: { token: manage }, form: {} });
    const answer = await ask(postJoinConfirm, { parameters: { token }, form: {} });
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
      const answer = await ask(postJoinConfirm, { parameters: { token: bad }, form: {} });
      expect(answer.status).toBe(404);
      expect(answer.text).toContain("This link does not work");
      expect((await ask(getLeave, { parameters: { token: bad } })).status).toBe(bad === wrong[3] ? 200 : 404);
    }
  });
});

describe("leaving", () => {
  test("by the page: shows the membership, one button, a goodbye letter, once", async () => {
    const { person } = await joined();
    const token = makeLink(testNeeds(real.table, clock).keys, "manage-membership", person);
    const page = await ask(getLeave, { parameters: { token } });
    expect(page.text).toMatch(/Member since.*Example Trust.*NHS trust.*Leave the community/);
    await ask(postLeave, { parameters: { token }, form: {} });
    await ask(postLeave, { parameters: { token }, form: {} });
    await react();
    expect((await kindsToday()).filter((kind) => kind === "member-goodbye")).toHaveLength(1);
    expect((await ask(getLeave, { parameters: { token } })).text).toContain("You have left the community");
    const [item] = await real.items(`MEMBER#${person}`);
    expect(item?.["list"]).toBeUndefined();
    expect(item?.["subject"]).toBeUndefined();
  });

  test("and coming back is joining again", async () => {
    const { person } = await joined();
    const token = makeLink(testNeeds(real.table, clock).keys, "manage-membership", person);
    await ask(postLeave, { parameters: { token }, form: {} });
    clock.now = plus(clock.now, "P1D");
    const again = await joined();
    expect(again.person).toBe(person);
    expect((await ask(getLeave, { parameters: { token } })).text).toContain("Member since");
    clock.now = plus(clock.now, "P1D");
    await ask(postLeave, { parameters: { token }, form: {} });
    expect((await ask(getLeave, { parameters: { token } })).text).toContain("You have left the community");
  });

  test("by one click: opening the address changes nothing, posting to it does, and every address is answered alike", async () => {
    const { person } = await joined();
    const { keys } = testNeeds(real.table, clock);
    const token = makeLink(keys, "unsubscribe", person);
    const form = { "List-Unsubscribe": "One-Click" };
    const looked = await ask(getUnsubscribe, { parameters: { token } });
    expect(looked.text).toContain("Unsubscribe");
    expect(await real.items(`MEMBER#${person}`)).toMatchObject([{ member: { status: "member" } }]);

    const good = await ask(postUnsubscribe, { parameters: { token }, form });
    const again = await ask(postUnsubscribe, { parameters: { token }, form: {} });
    const nobody = await ask(postUnsubscribe, {
      parameters: { token: makeLink(keys, "unsubscribe", newId()) },
      form,
    });
    const altered = await ask(postUnsubscribe, { parameters: { token: "x.0.y" }, form });
    const other = await ask(postUnsubscribe, {
      parameters: { token: makeLink(keys, "manage-membership", person) },
      form,
    });
    for (const answer of [again, nobody, altered, other]) expect(answer).toEqual(good);
    expect(good.status).toBe(200);
    const left = (await real.entries(utcDate(clock.now))).filter(({ name }) => name === "MemberLeft");
    expect(left.map(({ data }) => data)).toEqual([{ by: "one-click", segment: "nhs-trust" }]);
  });
});

test("the desk lists the latest members first, 50 to a page, without anybody twice or left out", async () => {
  const needs = testNeeds(real.table, clock);
  const visit = {
    ...testVisit(needs),
    session: { person: newId(), name: "Viewer", role: "viewer" as const, expires: plus(clock.now, "P1D") },
  };
  const { importMembers } = await import("../../shared/members/import.ts");
  const rows = Array.from({ length: 120 }, (_, index) => ({
    name: `Person ${index}`,
    email: `person.${index}@supplier.example`,
    organisation: "Example Supplier",
    segment: "supplier",
    joinedAt: plus("2025-01-01T00:00:00.000Z", `PT${index}H`),
    consent: "Words of the old list.",
  }));
  await importMembers(needs, rows, visit.occasion);
  const names: string[] = [];
  let query: Record<string, string> = { segment: "supplier" };
  const sizes: number[] = [];
  for (let page = 0; page < 5; page += 1) {
    const { html } = seen(await getDeskMembers(needs, testRequest({ query }), visit));
    const found = [...html.matchAll(/<th scope="row">(Person \d+)<\/th>/g)].map(([, name = ""]) => name);
    sizes.push(found.length);
    names.push(...found);
    const next = /href="[^"]*\?([^"]+)">Next 50/.exec(html)?.[1];
    if (next === undefined) break;
    query = Object.fromEntries(new URLSearchParams(next.replaceAll("&amp;", "&")));
  }
  expect(sizes).toEqual([50, 50, 20]);
  expect(names).toEqual(rows.map(({ name }) => name).reverse());
});
