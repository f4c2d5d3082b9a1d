import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { correctDetails } from "../../shared/people/corrections/decide.ts";
import { factsOf, markOf } from "../../shared/people/corrections/model.ts";
import type { Person } from "../../shared/people/person.ts";
import { addressKey, personItem, readPeople } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());

const put = (Item: Record<string, unknown>) =>
  real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));
const known = async (more: Partial<Person> = {}): Promise<Person> => {
  const id = newId();
  const person: Person = { id, name: "Asha Exampel", email: `asha.${id}@trust.example`, ...more };
  await put(personItem(person));
  await put({ ...addressKey(person.email), personId: id });
  return person;
};
const now = async ({ id }: Person) => (await readPeople(real.table, [id]))[0];
const path = ({ id }: Person) => `/desk/people/${id}/edit`;

describe("what is decided", () => {
  const occasion = testOccasion({ now: () => clock.now });
  const before: Person = { id: newId(), name: "Asha", email: "asha@trust.example", asTyped: true };

  test("a corrected name is vouched for, another fact leaves it as typed", () => {
    const seen = markOf(before);
    const named = correctDetails(
      before,
      { facts: { ...factsOf(before), name: "Asha Example" }, seen, holder: undefined },
      occasion,
    );
    expect("person" in named && named.person).toEqual({
      id: before.id,
      name: "Asha Example",
      email: before.email,
    });
    const kind = correctDetails(
      before,
      { facts: { ...factsOf(before), segment: "icb" }, seen, holder: undefined },
      occasion,
    );
    expect("person" in kind && kind.person.asTyped).toBe(true);
  });

  test("who follows the kind of their organisation still does, until kind or organisation are corrected", () => {
    const following: Person = { ...before, segment: "hospice", organisationCode: "8HK48", followsKind: true };
    const corrected = (facts: object) => {
      const all = { ...factsOf(following), ...facts };
      const answer = correctDetails(
        following,
        { facts: all, seen: markOf(following), holder: undefined },
        occasion,
      );
      return "person" in answer && answer.person.followsKind;
    };
    expect(corrected({ name: "Asha Example" })).toBe(true);
    expect(corrected({ segment: "charity" })).toBeUndefined();
    expect(corrected({ organisationCode: "RTE" })).toBeUndefined();
  });

  test("the same again changes nothing, even beside what is no longer so", () => {
    const same = { facts: factsOf(before), seen: "", holder: undefined };
    expect(correctDetails(before, same, occasion)).toEqual({ unchanged: true });
  });
});

describe("a correction at the desk", () => {
  test("keeps what it was before, which can be put back, and leaves the address alone", async () => {
    const person = await known({ bouncedAt: clock.now, organisation: "Invented Trust" });
    const desk = world.atDesk();
    const page = await desk.open(path(person));
    const sent = await desk.send(page, { name: "Asha Example", email: "other@trust.example" }, "correct");
    expect(sent.to).toContain(`/desk/people/${person.id}`);
    expect(await now(person)).toEqual({ ...person, name: "Asha Example" });
    const [entry] = (await real.entries(utcDate(clock.now))).filter(({ name }) => name === "PersonCorrected");
    expect(entry).toMatchObject({ person: person.id, data: { changed: ["name"] } });
    expect(JSON.stringify(entry)).not.toContain("@");

    clock.now = plus(clock.now, "PT5M");
    const after = await desk.open(path(person));
    expect(after.text).toContain("Asha Exampel");
    const back = await desk.send(after, {}, "put-back");
    expect((await desk.open(back.to)).text).toContain("What it was before is put back.");
    expect(await now(person)).toMatchObject({ name: "Asha Exampel", email: person.email });
  });

  test("what was changed meanwhile is not overwritten, and what was typed stays", async () => {
    const person = await known();
    const [first, second] = [world.atDesk(), world.atDesk()];
    const [one, two] = [await first.open(path(person)), await second.open(path(person))];
    await first.send(one, { name: "Asha One" }, "correct");
    const refused = await second.send(two, { name: "Asha Two" }, "correct");
    expect(refused.status).toBe(409);
    expect(refused.$("#name").val()).toBe("Asha Two");
    expect((await now(person))?.name).toBe("Asha One");
  });

  test("each question has its own error, and a viewer corrects nothing", async () => {
    const person = await known();
    const desk = world.atDesk();
    const wrong = await desk.send(await desk.open(path(person)), { name: " " }, "correct");
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Enter their name");
    const viewer = await world.atDesk(undefined, "viewer").open(path(person));
    expect(viewer.status).toBe(403);
  });
});
