import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import type { Role } from "../../shared/sign-in/role.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { exportWorld } from "./unpacked.ts";

let real: RealTable;
let world: ReturnType<typeof exportWorld>;
const clock = { now: "2026-11-24T09:00:00.000Z" };
const browse = (role: Role) =>
  new Browser(
    webHandler(desk, async () => world.needs),
    signedIn(world.needs, role),
  );

beforeAll(async () => {
  real = await startRealTable();
  world = exportWorld(real, clock);
});
afterAll(() => real.stop());

describe("exports at the desk", () => {
  it.each(["viewer", "team"] as const)(
    "tell a %s why they cannot make one, and take none from them",
    async (role) => {
      const page = await browse(role).open("/desk/exports");
      expect(page.text).toContain("Only an administrator can make, download or delete an export");
      expect(page.$("main form")).toHaveLength(0);
      expect((await browse(role).post("/desk/exports", [["_step", "make"]])).status).toBe(403);
      expect(await real.items("EXPORT#")).toEqual([]);
    },
  );

  it("say what is in one before it is made, then how far it is, and give no archive before it is ready", async () => {
    const admin = browse("admin");
    const confirm = await admin.follow(await admin.open("/desk/exports"), "make");
    expect(confirm.text).toMatch(/It holds personal data.*messages.*What is left out/s);
    expect(await real.items("EXPORT#")).toEqual([]);
    const made = await admin.send(confirm, {}, "make");
    const page = await admin.open(made.to);
    expect(page.text).toContain("The records are read: 0% is done.");
    expect(page.$("progress").attr("value")).toBe("0");
    expect(page.$("[data-refresh]")).toHaveLength(1);
    await world.run(made.to.split("/").at(-1) ?? "");
    const ready = await admin.open(made.to);
    expect(ready.text).toContain("Ready");
    expect(ready.text).toContain("It will be deleted on Tuesday 1 December 2026");
    expect(ready.$("[data-refresh]")).toHaveLength(0);
    const asked = await admin.follow(ready, "delete");
    expect(asked.text).toContain("Delete this archive?");
    const seen = await browse("team").open(made.to);
    expect(seen.text).toContain("Only an administrator can download");
    expect((await admin.open("/desk/exports")).text).toContain("Ready");
  });

  it("know nothing of an export that is not there", async () => {
    expect((await browse("admin").open("/desk/exports/x")).status).toBe(404);
    expect((await browse("admin").open("/desk/exports/0199e7a0-4c1c-7000-8000-0000000000aa")).status).toBe(
      404,
    );
  });
});
