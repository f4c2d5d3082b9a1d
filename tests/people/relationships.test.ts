import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { relationshipsOf } from "../../shared/people/relationships/store.ts";
import { personItem } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { readWorkOf } from "../../shared/work/read.ts";
import { ada, theo, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  await world.atDesk(ada, "admin").open("/desk");
  await world.atDesk(vera, "viewer").open("/desk");
});
afterAll(() => real.stop());

const somebody = async (): Promise<string> => {
  const id = newId();
  const Item = personItem({ id, name: "Asha Example", email: `${id}@trust.example` });
  await real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));
  return `/desk/people/${id}`;
};
const idIn = (path: string): string => path.slice(-36);
const NOTE = { text: "Prefers to be rung on Tuesdays", seenBy: "team", lookAgainOn: "2026-11-30" };

describe("notes of a relationship", () => {
  test("are kept with the person, and the one who wrote them is to look at them again", async () => {
    const path = await somebody();
    const desk = world.atDesk();
    const sent = await desk.send(await desk.open(path), NOTE, "note");
    expect(sent.to).toContain("#notes");
    const page = await desk.open(path);
    expect(page.$(".message--note").text()).toContain(NOTE.text);
    expect(page.$(".message--note").text()).toContain("look at it again on 30 Nov");
    const waiting = async () => {
      await world.settle();
      return (await readWorkOf(real.table, theo.id)).filter(({ kind }) => kind === "note");
    };
    expect(await waiting()).toMatchObject([{ about: `person:${idIn(path)}`, dueOn: "2026-11-30" }]);
    expect((await world.atDesk().open("/desk")).text).toMatch(
      /Look again Asha Example\s*Prefers to be rung on Tuesdays/,
    );
    const entries = await real.entries(utcDate(clock.now));
    expect(JSON.stringify(entries)).not.toContain("Tuesdays");

    await desk.send(page, {}, "note-done");
    expect(await waiting()).toEqual([]);
  });

  test("for oneself are seen by nobody else, and changed by nobody else", async () => {
    const path = await somebody();
    const desk = world.atDesk();
    await desk.send(await desk.open(path), { ...NOTE, seenBy: "author" }, "note");
    const own = await desk.open(path);
    expect(own.text).toContain("Only you see this");
    const others = world.atDesk(ada, "admin");
    expect((await others.open(path)).text).not.toContain("Tuesdays");
    await others.send(await others.open(path), { ...NOTE, text: "Mine" }, "note");
    const note = String(own.$("input[name=note]").attr("value"));
    const forged = await others.send(await others.open(path), { note }, "note-done");
    expect(forged.status).toBe(409);
  });

  test("that are removed can be put back, and a past day is refused with what was typed", async () => {
    const path = await somebody();
    const desk = world.atDesk();
    const past = await desk.send(await desk.open(path), { ...NOTE, lookAgainOn: "2026-11-22" }, "note");
    expect(past.status).toBe(422);
    expect(past.text).toContain("The day to look at it again must be today or later");
    expect(past.$("textarea[name=text]").eq(0).val()).toBe(NOTE.text);
    await desk.send(await desk.open(path), NOTE, "note");
    const removed = await desk.send(await desk.open(path), {}, "note-remove");
    const gone = await desk.open(removed.to.replace(/#.*/, ""));
    expect(gone.text).toContain("The note is removed.");
    expect(gone.$(".message--note")).toHaveLength(0);
    await desk.send(gone, {}, "note-back");
    expect((await desk.open(path)).$(".message--note")).toHaveLength(1);
  });
});

describe("what was just changed is shown while the index is late", () => {
  test("a note that is written, and one that is removed", async () => {
    const path = await somebody();
    const desk = world.atDesk();
    const form = await desk.open(path);
    real.indexes.lagBy(1000);
    const written = await desk.send(form, NOTE, "note");
    const page = await desk.open(written.to.replace(/#.*/, ""));
    expect(page.$(".message--note").text()).toContain(NOTE.text);
    await real.indexes.catchUp();
    real.indexes.lagBy(1000);
    const removed = await desk.send(page, {}, "note-remove");
    expect((await desk.open(removed.to.replace(/#.*/, ""))).$(".message--note")).toHaveLength(0);
    await real.indexes.catchUp();
    real.indexes.lagBy(0);
  });
});

describe("tasks about a person", () => {
  test("are added from their page with a day and an owner, stand there, and are the owner's", async () => {
    const path = await somebody();
    const desk = world.atDesk();
    const task = { taskText: "Ring about the pilot", owner: theo.id, dueOn: "2026-12-01" };
    const added = await desk.send(await desk.open(path), task, "add-task");
    expect(added.to).toContain("#tasks");
    const page = await desk.open(added.to.replace(/#.*/, ""));
    expect(page.$("#tasks").text()).toContain("Ring about the pilot");
    const mine = await desk.open("/desk/tasks");
    expect(mine.text).toContain("Ring about the pilot");
    expect(mine.$(`a[href="${path}"]`).text()).toBe("Asha Example");
    await desk.send(page, {}, "task-done");
    expect((await desk.open(path)).$("#tasks").text()).toContain("Reopen");
    const past = await desk.send(await desk.open(path), { ...task, dueOn: "2026-11-01" }, "add-task");
    expect(past.status).toBe(422);
  });
});

describe("who looks after a relationship", () => {
  test("is chosen from those who may do it, and the list begins empty", async () => {
    const path = await somebody();
    const desk = world.atDesk();
    const page = await desk.open(path);
    const names = page
      .$("#carers-owner option")
      .toArray()
      .map((option) => page.$(option).text());
    expect(names[0]).toBe("Choose a person");
    expect(names).toContain("Ada Admin");
    expect(names).not.toContain("Vera Viewer");
    await desk.send(page, { owner: ada.id, deputy: theo.id }, "carers");
    const [found] = await relationshipsOf(real.table, ada.id)(undefined, 10);
    expect(found?.thing.with).toEqual({ kind: "person", id: idIn(path) });
    const same = await desk.send(await desk.open(path), { owner: ada.id, deputy: ada.id }, "carers");
    expect(same.text).toContain("Select another person as the deputy");
    const viewer = await desk.send(await desk.open(path), { owner: vera.id, deputy: "" }, "carers");
    expect(viewer.text).toContain("Select an owner from the list");
  });

  test("and what they offer: an expert in something, once", async () => {
    const path = await somebody();
    const desk = world.atDesk();
    const without = await desk.send(await desk.open(path), { kind: "expert", since: "2026-11-01" }, "offer");
    expect(without.text).toContain("Enter the topic that they are an expert in");
    const expert = { kind: "expert", topic: "Forecasting", since: "2026-11-01" };
    await desk.send(await desk.open(path), expert, "offer");
    const page = await desk.open(path);
    expect(page.text).toContain("Expert: Forecasting");
    const again = await desk.send(page, { ...expert, topic: "forecasting" }, "offer");
    expect(again.text).toContain("They offer this already");
  });

  test("an organisation that is not there has no page, and nobody is not kept", async () => {
    const desk = world.atDesk();
    expect((await desk.open(`/desk/people/${newId()}`)).status).toBe(404);
  });
});
