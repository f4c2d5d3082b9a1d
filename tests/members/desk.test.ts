import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memberSchema } from "../../shared/members/member.ts";
import { theo, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import type { World } from "../support/world.ts";
import { joining } from "./joining.ts";

let real: RealTable;
let world: World;
let asha: string;
const clock = { now: "2026-12-01T09:00:00.000Z" };
const story = joining(() => real, clock);

beforeAll(async () => {
  real = await startRealTable();
  world = story.world();
  asha = (await story.joined()).person;
});
afterAll(() => real.stop());

const stored = async () => {
  const items = await real.items(`MEMBER#${asha}`);
  return memberSchema.parse(items.find(({ sk }) => sk === "MEMBER")?.["member"]);
};

describe("the members at the desk", () => {
  const shown = async (query: string) => (await world.atDesk().open(`/desk/members?${query}`)).text;

  test("are listed with their role, by role and by the topic that they get news about", async () => {
    expect(await shown("role=analyst&topic=events")).toContain("Analyst or data scientist");
    for (const query of ["role=clinician", "topic=calls"])
      expect(await shown(query)).not.toContain("asha.0@trust.example");
  });
});

describe("the consents of a person", () => {
  const path = () => `/desk/people/${asha}/consents`;

  test("are shown with words, version, time and channel; a withdrawal is recorded with who and why, and takes effect", async () => {
    const team = world.atDesk(theo);
    const page = await team.open(path());
    expect(page.text).toMatch(
      /News by email ?Given.*topics I choose.* ?Wording 2026-12.* ?On the form to join/,
    );
    const unsaid = await team.send(page, { consents: "news", reason: " " }, "withdraw");
    expect([unsaid.status, unsaid.text.includes("Enter what the person said")]).toEqual([422, true]);
    const nothing = await team.send(page, { reason: "By phone" }, "withdraw");
    expect([nothing.status, nothing.text.includes("Select what the person withdrew")]).toEqual([422, true]);
    const done = await team.send(page, { consents: "news", reason: "Told us by phone" }, "withdraw");
    const after = await team.open(done.to ?? "");
    expect(after.text).toContain("The withdrawal of 1 consent is recorded.");
    expect(after.text).toMatch(/By the team, on their behalf: Theo Team\. Told us by phone/);
    expect((await stored()).consents.news?.withdrawn).toMatchObject({ channel: "team", by: theo.id });
    expect((await world.atDesk(vera, "viewer").open(path())).text).not.toContain("Record the withdrawal");
  });
});

describe("the topics of news", () => {
  const path = "/desk/members/topics";

  test("are renamed, closed and added by one Save; what others saved meanwhile is not overwritten", async () => {
    const team = world.atDesk(theo);
    const page = await team.open(path);
    const fields = {
      "name-events": "Events",
      "about-events": "What is on.",
      "name-new": "Ward round notes",
      "about-new": "What wards tell us.",
    };
    page.$("#open-events").removeAttr("checked");
    const saved = await team.send(page, fields, "save");
    expect(saved.to).toContain("done=save");
    const after = await team.open(path);
    expect(after.$("#name-events").val()).toBe("Events");
    expect(after.$("#name-ward-round-notes").val()).toBe("Ward round notes");
    const offered = (await world.onSite().open("/join")).$("input[name=topics]");
    const ids = offered.get().map((input) => String(input.attribs["value"]));
    expect(ids).not.toContain("events");
    expect(ids).toEqual(expect.arrayContaining(["results", "ward-round-notes"]));
    const stale = await team.send(page, { "name-events": "Meetings" }, "save");
    expect(stale.status).toBe(409);
    const twice = await team.send(
      await team.open(path),
      { "name-new": "Events", "about-new": "Again." },
      "save",
    );
    expect([twice.status, twice.text.includes("Two topics have the same name")]).toEqual([422, true]);
  });
});
