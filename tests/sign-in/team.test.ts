import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { signInMember } from "../../shared/sign-in/commands.ts";
import { newSessionId, sealSession } from "../../shared/sign-in/session.ts";
import { readMember } from "../../shared/sign-in/store.ts";
import { readTeam, readTeamMembers, roleInTeam } from "../../shared/sign-in/team.ts";
import type { Browser } from "../support/browser.ts";
import { ada, type Colleague, theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };
let theirs: Colleague;
let count = 0;

const claimed = () => ({
  account: { issuer: "https://sign-in.example", subject: theirs.name },
  name: theirs.name,
  email: `${theirs.name.toLowerCase().replaceAll(" ", ".")}@programme.example`,
  role: "team" as const,
});

/** Signs them in at another browser, as the way in does; gives that browser. */
const elsewhere = async (words: string): Promise<Browser> => {
  const session = { id: newSessionId(world.needs.randomBytes), browser: words };
  const signedIn = await signInMember(
    world.needs,
    { claimed: claimed(), session },
    { once: `sign-in:${session.id}`, occasion: testOccasion(world.needs) },
  );
  if ("refusal" in signedIn) throw new Error(`They were not let in: ${signedIn.refusal}.`);
  const sealed = sealSession(world.needs.deskKeys, { id: session.id, person: signedIn.done.person });
  theirs = { ...theirs, id: signedIn.done.person };
  return world.withCookies({ "__Host-desk": sealed });
};
const signInAgain = () =>
  signInMember(
    world.needs,
    { claimed: claimed(), session: { id: newSessionId(world.needs.randomBytes), browser: "Edge" } },
    { once: `again:${count++}`, occasion: testOccasion(world.needs) },
  );
let admin: Browser;
const pageOf = ({ id }: Colleague) => toPath(paths.deskTeamMember, { person: id });
const isIn = async (browser: Browser) => (await browser.open(paths.deskEnquiries)).status === 200;
const entries = async () =>
  (await real.entries(utcDate(clock.now)))
    .filter(({ person }) => person === theirs.id)
    .map(({ name, actor }) => [name, actor.id]);

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());
beforeEach(() => {
  count += 1;
  theirs = { id: "", name: `Colleague ${count}` };
  clock.now = plus(clock.now, "P1D");
  admin = world.atDesk(ada, "admin");
});

describe("an administrator", () => {
  it("takes somebody out of the team: their open page saves nothing, and they do not come back by signing in", async () => {
    const browser = await elsewhere("Firefox on Windows");
    const words = await browser.open(paths.deskHomePage);
    expect(words.$("main form").length).toBeGreaterThan(0);
    const page = await admin.open(pageOf(theirs));
    const asked = await admin.follow(page, "leave");
    expect(asked.text).toContain(`Has ${theirs.name} left the team?`);
    expect((await admin.send(asked, {}, "leave")).to).toContain("done=leave");
    const saved = await browser.send(words, { words: "Removed member was here." }, "save");
    expect(saved.status).toBe(401);
    expect(JSON.stringify(await real.items("PAGE#"))).not.toContain("Removed member was here.");
    expect(await isIn(browser)).toBe(false);
    expect(await signInAgain()).toEqual({ refusal: "removed" });
    expect(await entries()).toEqual([
      ["TeamMemberJoined", theirs.id],
      ["TeamMemberLeft", ada.id],
    ]);
    const team = await admin.open(paths.deskTeam);
    expect(team.$('[aria-label="Team"]').text()).not.toContain(theirs.name);
    expect(team.$('[aria-label="People who have left"]').text()).toContain(theirs.name);
  });

  it("lets them back in, and then they sign in as before", async () => {
    await elsewhere("Firefox on Windows");
    const page = await admin.open(pageOf(theirs));
    await admin.send(await admin.follow(page, "leave"), {}, "leave");
    const back = await admin.send(await admin.open(pageOf(theirs)), {}, "readmit");
    expect(back.to).toContain("done=readmit");
    expect(await signInAgain()).toEqual({ done: { person: theirs.id } });
    expect(await roleInTeam(real.table, theirs.id)).toBe("team");
  });

  it("lowers a role, and it counts from the next click on, whatever the sign-in service says", async () => {
    const browser = await elsewhere("Firefox on Windows");
    const form = await browser.open(paths.deskHomePage);
    const page = await admin.open(pageOf(theirs));
    const roles = page
      .$('input[name="role"]')
      .map((_, input) => page.$(input).attr("value"))
      .get();
    expect(roles).toEqual(["viewer", "team"]);
    expect((await admin.send(page, { role: "viewer" }, "role")).to).toContain("done=role");
    const refused = await browser.send(form, { words: "x" }, "save");
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("signed in as viewer");
    expect((await browser.open(paths.desk)).$("header").text()).toContain(`${theirs.name} (viewer)`);
    await signInAgain();
    expect(await roleInTeam(real.table, theirs.id)).toBe("viewer");
    expect((await admin.open(pageOf(theirs))).text).toContain("the sign-in service says team");
  });

  it("sees where somebody is signed in, and ends one session or all", async () => {
    const first = await elsewhere("Firefox on Windows");
    const second = await elsewhere("Safari on iPhone");
    const third = await elsewhere("Edge on Windows");
    const page = await admin.open(pageOf(theirs));
    for (const words of ["Firefox on Windows", "Safari on iPhone", "Edge on Windows"])
      expect(page.text).toContain(words);
    const row = page.$("tr").filter((_, one) => page.$(one).text().includes("Safari on iPhone"));
    const id = row.find("input[name=id]").attr("value") ?? "";
    expect((await admin.send(page, { id }, "end")).to).toContain("done=end");
    expect([await isIn(first), await isIn(second), await isIn(third)]).toEqual([true, false, true]);
    await admin.send(await admin.open(pageOf(theirs)), {}, "end-all");
    expect([await isIn(first), await isIn(third)]).toEqual([false, false]);
    expect((await entries()).filter(([name]) => name === "TeamSessionsEnded")).toHaveLength(2);
    expect((await admin.open(pageOf(theirs))).text).toContain("Not signed in anywhere");
  });

  it("cannot change their own role, nor take out themselves", async () => {
    const page = await admin.open(pageOf(ada));
    expect(page.$("main button[value=leave], main button[value=role]")).toHaveLength(0);
    for (const fields of [{ _step: "role", role: "viewer" }, { _step: "leave" }]) {
      const form = await admin.open(paths.deskHomePage);
      const token = String(form.$("main input[name=_form]").first().attr("value"));
      const met = await admin.post(pageOf(ada), Object.entries({ _form: token, ...fields }));
      expect(met.text).toContain("Ask another administrator");
    }
    expect(await readMember(real.table, ada.id)).toMatchObject({ role: "admin" });
  });

  it("finds nobody under an address that names nobody", async () => {
    for (const person of ["constructor", "x".repeat(3000), "0199e7a0-4c1c-7000-8000-0000000000ff"])
      expect((await admin.open(toPath(paths.deskTeamMember, { person }))).status).toBe(404);
  });
});

describe("everybody", () => {
  it("sees and ends their own sessions, having just signed in", async () => {
    const [old, lost, here] = [
      await elsewhere("Firefox on Windows"),
      await elsewhere("Safari on iPhone"),
      await elsewhere("Edge on Windows"),
    ];
    const page = await here.open(paths.deskSessions);
    expect(page.$("tbody tr")).toHaveLength(3);
    expect(page.text).toContain("Edge on Windows (this one)");
    const row = page.$("tr").filter((_, one) => page.$(one).text().includes("Safari on iPhone"));
    const ended = await here.send(page, { id: row.find("input[name=id]").attr("value") ?? "" }, "end");
    expect(ended.to).toContain("done=end");
    expect([await isIn(old), await isIn(lost), await isIn(here)]).toEqual([true, false, true]);
    await here.send(await here.open(paths.deskSessions), {}, "end-others");
    expect([await isIn(old), await isIn(here)]).toEqual([false, true]);
  });

  it("signs in again before they end others, if that was a while ago", async () => {
    const here = await elsewhere("Edge on Windows");
    clock.now = plus(clock.now, "PT10M");
    const other = await elsewhere("Firefox on Windows");
    const before = await here.open(paths.deskSessions);
    clock.now = plus(clock.now, "PT6M");
    const page = await here.open(paths.deskSessions);
    expect(page.text).toContain("sign in again first");
    expect(page.$("main button")).toHaveLength(0);
    const late = await here.send(before, {}, "end-others");
    expect(late.text).toContain("Sign in again first");
    expect(await isIn(other)).toBe(true);
  });

  it("has at most five sessions: a sixth ends the one that was idle for longest", async () => {
    const browsers: Browser[] = [];
    for (let nth = 0; nth < 6; nth += 1) {
      clock.now = plus(clock.now, "PT1M");
      browsers.push(await elsewhere(`Browser ${nth}`));
    }
    expect(await Promise.all(browsers.map(isIn))).toEqual([false, true, true, true, true, true]);
  });

  it("signing in at two browsers at once keeps both", async () => {
    await elsewhere("First");
    const both = await Promise.all([elsewhere("Left"), elsewhere("Right")]);
    expect(await Promise.all(both.map(isIn))).toEqual([true, true]);
  });

  it("using a session in five tabs at once is noted once, and fails in none", async () => {
    const here = await elsewhere("Edge on Windows");
    await here.open(paths.deskSessions);
    clock.now = plus(clock.now, "PT20M");
    const before = (await readMember(real.table, theirs.id))?.version ?? 0;
    const tabs = await Promise.all(Array.from({ length: 5 }, () => here.open(paths.deskEnquiries)));
    expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await readMember(real.table, theirs.id))?.version).toBe(before + 1);
  });
});

describe("the team as other features see it", () => {
  it("offers and finds only those whose role lets them do what it is for", async () => {
    await elsewhere("Edge on Windows");
    const [able, removed] = [theirs, await world.teamMember(`Gone ${count}`)];
    const seen = async () => ({
      viewer: (await readTeam(world.needs)).who("viewer").some(({ id }) => id === able.id),
      team: (await readTeam(world.needs)).who("team").some(({ id }) => id === able.id),
      admin: (await readTeam(world.needs)).who("admin").some(({ id }) => id === able.id),
      members: (await readTeamMembers(real.table, [able.id, theo.id, removed], "team")).map(({ id }) => id),
    });
    expect(await seen()).toEqual({ viewer: true, team: true, admin: false, members: [able.id, removed] });
    const page = await admin.open(pageOf(able));
    await admin.send(page, { role: "viewer" }, "role");
    const gone = await admin.open(pageOf({ id: removed, name: "" }));
    await admin.send(await admin.follow(gone, "leave"), {}, "leave");
    expect(await seen()).toEqual({ viewer: true, team: false, admin: false, members: [] });
    expect((await readTeam(world.needs)).nameOf(able.id)).toBe(able.name);
  });
});
