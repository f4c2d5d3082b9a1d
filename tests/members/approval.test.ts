import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as joinConfirmPage } from "../../functions/members/join-confirm.ts";
import { needsApproval, noRules } from "../../shared/members/approval/model.ts";
import { readMembership } from "../../shared/members/store.ts";
import { defaultList } from "../../shared/people/email-domains/default-list.ts";
import { domainBook } from "../../shared/people/email-domains/recognise.ts";
import { Browser, type Met } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { joining } from "./joining.ts";

let real: RealTable;
const clock = { now: "2026-09-23T09:00:00.000Z" };
const { world, ask, react, kindsToday, requestToken, joined, begin } = joining(() => real, clock);
const team = () =>
  new Browser(
    webHandler(desk, async () => world().needs),
    signedIn(world().needs, "team"),
  );

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(begin);

const WAITING = "/desk/members/waiting";
const setRules = async (fields: readonly (readonly [string, string])[]): Promise<Met> => {
  const browser = team();
  const form = await browser.open("/desk/approval");
  const seen = (name: string) => [name, String(form.$(`main [name=${name}]`).val())] as const;
  return browser.post("/desk/approval", [seen("_form"), seen("_version"), ["_step", "save"], ...fields]);
};
const press = async (browser: Browser, fields: readonly (readonly [string, string])[]): Promise<Met> => {
  const list = await browser.open(WAITING);
  const asked = await browser.post(WAITING, [
    ["_form", String(list.$("#bulk [name=_form]").val())],
    ...fields,
  ]);
  const page = asked.to === "" ? asked : await browser.open(asked.to);
  return page.$("main form button[value]").length === 0 ? page : browser.send(page, {});
};
const confirmPage = async (token: string) => ask(servePage(joinConfirmPage).get, { parameters: { token } });

describe("approval of members", () => {
  test("is asked for by kind of organisation or by what an address says, and otherwise not", () => {
    const domains = domainBook(defaultList.domains);
    const of = (segment: "supplier" | "icb", email: string) => ({ segment, email });
    expect(needsApproval(noRules, of("supplier", "a@gmail.com"), domains)).toBe(false);
    const rules = {
      version: 1,
      kinds: ["supplier" as const],
      addresses: ["shared" as const, "unknown" as const],
    };
    expect(needsApproval(rules, of("supplier", "a@trust.nhs.uk"), domains)).toBe(true);
    expect(needsApproval(rules, of("icb", "a@trust.nhs.uk"), domains)).toBe(false);
    expect(needsApproval(rules, of("icb", "enquiries@trust.nhs.uk"), domains)).toBe(true);
    expect(needsApproval(rules, of("icb", "a@nowhere.example"), domains)).toBe(true);
  });

  test("holds who has confirmed, whatever others type, until the team lets them in", async () => {
    await setRules([["kinds", "supplier"]]);
    const free = await joined({ email: "free@trust.example" });
    expect((await readMembership(real.table, free.person))?.member?.status).toBe("member");
    begin();
    const { token, person } = await joined({ email: "sue@supplier.example", segment: "supplier" });
    expect((await readMembership(real.table, person))?.member).toBeUndefined();
    expect(await kindsToday()).toEqual(["membership-confirm"]);
    expect((await confirmPage(token)).text).toContain("Thank you for confirming");
    // A stranger types the address again: the request that waits stays.
    await requestToken({ email: "sue@supplier.example", segment: "supplier" });
    expect((await readMembership(real.table, person))?.waiting?.segment).toBe("supplier");
    const browser = team();
    expect((await browser.open("/desk")).text).toContain("Approve member");
    const list = await browser.open(WAITING);
    expect(list.text).toContain("sue@supplier.example");
    await press(browser, [
      ["_step", "approve"],
      ["ticked", person],
    ]);
    await react();
    expect(await readMembership(real.table, person)).toMatchObject({
      member: { status: "member", via: "form", segment: "supplier" },
    });
    expect(await kindsToday()).toContain("member-welcome");
    expect((await confirmPage(token)).text).toContain("You are a member");
    expect((await browser.open(WAITING)).text).toContain("Nobody waits.");
    expect((await browser.open("/desk")).text).not.toContain("Approve member");
  });

  test("declined is told by a letter with its reason, once, and leaves no membership", async () => {
    const { token, person } = await joined({ email: "office@supplier.example", segment: "supplier" });
    const browser = team();
    const nothing = await browser.open(WAITING);
    const unsaid = await browser.post(WAITING, [
      ["_form", String(nothing.$("#bulk [name=_form]").val())],
      ["_step", "decline"],
      ["ticked", person],
    ]);
    expect(unsaid.text).toContain("Choose why they are declined");
    await press(browser, [
      ["_step", "decline"],
      ["decline-choice", "own-address"],
      ["ticked", person],
    ]);
    await react();
    const membership = await readMembership(real.table, person);
    expect([membership?.member, membership?.waiting]).toEqual([undefined, undefined]);
    expect(await kindsToday()).toEqual(["membership-confirm", "membership-declined"]);
    expect((await confirmPage(token)).status).toBe(410);
    expect((await confirmPage(token)).text).toContain("We could not accept you as a member");
    // They may ask again.
    clock.now = clock.now.replace("09:00", "10:00");
    const again = await requestToken({ email: "office@supplier.example", segment: "icb" });
    await ask(servePage(joinConfirmPage).post, { parameters: { token: again.token }, form: {} });
    expect((await readMembership(real.table, person))?.member?.status).toBe("member");
  });

  test("of rules that someone changed meanwhile is not overwritten", async () => {
    const browser = team();
    const form = await browser.open("/desk/approval");
    await setRules([["addresses", "shared"]]);
    const seen = (name: string) => [name, String(form.$(`main [name=${name}]`).val())] as const;
    const late = await browser.post("/desk/approval", [
      seen("_form"),
      seen("_version"),
      ["_step", "save"],
      ["kinds", "icb"],
    ]);
    expect([late.status, late.$("[name=kinds]:checked").val()]).toEqual([409, "icb"]);
  });
});
