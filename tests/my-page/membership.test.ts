import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as myChoices } from "../../functions/members/my-page/my-choices.ts";
import { page as myDetails } from "../../functions/members/my-page/my-details.ts";
import { page as myPage } from "../../functions/my-page/my-page.ts";
import { presentWording } from "../../shared/members/consents/purposes.ts";
import { memberSchema } from "../../shared/members/member.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

vi.setConfig({ testTimeout: 60_000 });

let real: RealTable;
const clock = { now: "2026-12-01T09:00:00.000Z" };
const { ask, joined, begin, react } = joining(() => real, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(begin);

const linkOf = (person: string): string =>
  makeLink(testNeeds(real.table, clock).keys, "my-page", person, plus(clock.now, "P1D"));
const memberOf = async (person: string) => {
  const items = await real.items(`MEMBER#${person}`);
  return memberSchema.parse(items.find(({ sk }) => sk === "MEMBER")?.["member"]);
};
const entriesOf = async (person: string) =>
  (await real.entries(utcDate(clock.now))).filter((entry) => entry.person === person).map(({ name }) => name);

describe("what a member chose and agreed to", () => {
  test("is shown with its words, changed by one Save, and what was withdrawn stays as history", async () => {
    const { person } = await joined();
    const parameters = { token: linkOf(person) };
    const own = await ask(servePage(myPage).get, { parameters });
    expect(own.text).toContain("News about 1 topic. Once a week, in one email.");
    const page = await ask(servePage(myChoices).get, { parameters });
    expect(page.text).toContain(presentWording("news").text);
    expect(page.html).toContain(`href="/my-page/${parameters.token}">`);
    expect(page.html).toMatch(/value="events"[^>]* checked/);
    expect(page.html).toMatch(/value="news"[^>]* checked/);
    expect(page.html).not.toMatch(/value="directory"[^>]* checked/);

    const form = { _step: "save", frequency: "monthly", topics: "calls", consents: "directory" };
    const saved = await ask(servePage(myChoices).post, { parameters, form });
    expect([saved.status, saved.to]).toEqual([303, expect.stringMatching(/done=save&topics=0/)]);
    const { topics, frequency, consents } = await memberOf(person);
    expect([topics, frequency]).toEqual([["calls"], "monthly"]);
    expect(consents.news?.withdrawn).toMatchObject({ at: clock.now, channel: "my-page" });
    expect(consents.directory).toMatchObject({ channel: "my-page" });
    expect(await entriesOf(person)).toEqual(
      expect.arrayContaining(["MemberTopicsChosen", "ConsentGiven", "ConsentWithdrawn"]),
    );

    clock.now = plus(clock.now, "PT1H");
    await ask(servePage(myChoices).post, { parameters, form: { ...form, consents: "news" } }, newId());
    const again = await ask(servePage(myChoices).get, { parameters });
    expect(again.text).toMatch(/What you agreed to and when News by email .* Given on .* on your page/);
    expect(again.text).toMatch(/withdrawn on .* on your page/);
    expect(await real.items(`MEMBER#${person}`)).toHaveLength(2);
  });

  test("is news about something, or no news", async () => {
    const { person } = await joined();
    const parameters = { token: linkOf(person) };
    const form = { _step: "save", frequency: "weekly", consents: "news" };
    const refused = await ask(servePage(myChoices).post, { parameters, form });
    expect([refused.status, refused.text.includes("Select at least one topic")]).toEqual([422, true]);
    expect((await memberOf(person)).topics).toEqual(["events"]);
  });
});

describe("what a member says of themselves", () => {
  test("is corrected for the person and the membership at once, and what others changed is not overwritten", async () => {
    const { person } = await joined();
    const parameters = { token: linkOf(person) };
    const seen = /name="_seen" value="([^"]+)"/.exec(
      (await ask(servePage(myDetails).get, { parameters })).html,
    )?.[1];
    const form = {
      _step: "save",
      _seen: seen ?? "",
      name: "Asha New-Name",
      organisation: "Another Trust",
      role: "executive",
      champion: "yes",
    };
    expect((await ask(servePage(myDetails).post, { parameters, form })).status).toBe(303);
    await react();
    expect(await memberOf(person)).toMatchObject({
      organisation: "Another Trust",
      role: "executive",
      wouldChampion: true,
      segment: "nhs-trust",
    });
    const [stored] = (await real.items(`PERSON#${person}`)).filter(({ sk }) => sk === "PERSON");
    expect(stored).toMatchObject({ name: "Asha New-Name", organisation: "Another Trust" });
    const stale = await ask(
      servePage(myDetails).post,
      { parameters, form: { ...form, name: "Asha Third" } },
      newId(),
    );
    expect([stale.status, stale.text.includes("Someone changed your details")]).toEqual([409, true]);
  });

  test("is for members: others are led to their page", async () => {
    const parameters = { token: linkOf(newId()) };
    for (const page of [myChoices, myDetails]) {
      const answer = await ask(servePage(page).get, { parameters });
      expect(answer.to).toBe(`/my-page/${parameters.token}`);
    }
    expect((await ask(servePage(myChoices).get, { parameters: { token: "x.0.y" } })).status).toBe(404);
  });
});
