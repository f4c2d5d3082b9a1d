import { PutCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as confirmPage } from "../../functions/people/address-change/confirm-address.ts";
import { page as myAddress } from "../../functions/people/address-change/my-address.ts";
import {
  type ChangeDecision,
  confirmChange,
  stopChange,
  waiveOld,
} from "../../shared/people/address-change/decide.ts";
import { type AddressChange, changeLinkId } from "../../shared/people/address-change/model.ts";
import { readChanges } from "../../shared/people/address-change/store.ts";
import type { Person } from "../../shared/people/person.ts";
import { addressKey, personIdOf, personItem, readPeople } from "../../shared/people/store.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { seen, testNeeds, testOccasion, testRequest, testVisit } from "../support/visiting.ts";
import { World } from "../support/world.ts";

vi.setConfig({ testTimeout: 60_000 });

let real: RealTable;
let world: World;
const clock = { now: "2026-12-01T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());

const put = (Item: Record<string, unknown>) =>
  real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));
const known = async (more: Partial<Person> = {}): Promise<Person> => {
  const id = newId();
  const person: Person = { id, name: "Asha Example", email: `asha.${id}@trust.example`, ...more };
  await put(personItem(person));
  await put({ ...addressKey(person.email), personId: id });
  return person;
};
const now = async ({ id }: Person) => (await readPeople(real.table, [id]))[0];
const leadsTo = async (email: string) => personIdOf(await readItem(real.table, addressKey(email)));
const sentSince = async (before: number) =>
  (await real.letters()).slice(before).map(({ kind, to }) => [kind, "person" in to ? to.person : "address"]);

const token = ({ id }: Person) => makeLink(needs().keys, "my-page", id);
const mine = async (person: Person, form: Record<string, string>) =>
  seen(
    await servePage(myAddress).post(
      needs(),
      testRequest({ parameters: { token: token(person) }, form }),
      testVisit(needs()),
    ),
  );
const latest = async ({ id }: Person): Promise<AddressChange> => {
  const [change] = await readChanges(real.table, id);
  if (change === undefined) throw new Error("no change");
  return change;
};
const answer = async (person: Person, side: "old" | "new", step?: "confirm" | "stop") => {
  const link = makeLink(needs().keys, "confirm-address", changeLinkId(await latest(person), side));
  const parameters = { token: link };
  const { get, post } = servePage(confirmPage);
  const form = step === undefined ? undefined : { _step: step };
  const asked = step === undefined ? get : post;
  return seen(await asked(needs(), testRequest({ parameters, ...(form && { form }) }), testVisit(needs())));
};
const ask = (person: Person, email: string) => mine(person, { _step: "ask", email });
const fresh = () => `new.${newId()}@trust.example`;

describe("what is decided", () => {
  const occasion = testOccasion({ now: () => clock.now });
  const person: Person = { id: newId(), name: "Asha", email: "asha@trust.example", complainedAt: clock.now };
  const change: AddressChange = {
    id: newId(),
    person: person.id,
    email: "new@trust.example",
    askedAt: clock.now,
    validUntil: plus(clock.now, "P7D"),
  };

  test("nothing moves the address but the new one’s yes, with the old one’s or the team’s; a stop is for good", () => {
    const acts = ["old", "new", "waive", "stop", "late"] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 8 }), (steps) => {
        let at = change;
        let moved = false;
        const said = new Set<string>();
        for (const act of steps) {
          const found = { person, change: at };
          const then = act === "late" ? { ...occasion, now: plus(clock.now, "P8D") } : occasion;
          const decision =
            act === "stop"
              ? stopChange(found, then)
              : act === "waive"
                ? waiveOld(found, "organisation", then)
                : confirmChange(found, act === "old" ? "old" : "new", then);
          if (!("change" in decision)) continue;
          const made: ChangeDecision = decision;
          at = made.change;
          if (act !== "late") said.add(act);
          if (made.correction !== undefined) {
            moved = true;
            expect(said.has("new") && (said.has("old") || said.has("waive"))).toBe(true);
            expect(said.has("stop")).toBe(false);
            // A complaint is the person's.
            expect(made.correction.person).toMatchObject({
              email: change.email,
              complainedAt: person.complainedAt,
            });
          }
        }
        if (said.has("new") && (said.has("old") || said.has("waive")) && !said.has("stop"))
          expect(moved).toBe(true);
      }),
    );
  });

  test("after its time nobody confirms it any more", () => {
    const late = { ...occasion, now: change.validUntil };
    expect(confirmChange({ person, change }, "new", late)).toEqual({ refusal: "lapsed" });
  });
});

describe("a change on one’s own page", () => {
  test("asks both, moves what leads to the person when both have said yes, and tells both", async () => {
    const person = await known({ bouncedAt: undefined });
    const email = fresh();
    const before = (await real.letters()).length;
    expect((await ask(person, email)).status).toBe(303);
    expect(await sentSince(before)).toEqual([
      ["address-to-confirm", "address"],
      ["address-to-leave", person.id],
    ]);
    // The address stands in one item, and not in the letter to it.
    expect(JSON.stringify((await real.letters()).slice(before))).not.toContain(email);
    expect((await answer(person, "new")).text).toContain("Confirm your new email address");
    expect(await now(person)).toEqual(person);

    expect((await answer(person, "new", "confirm")).status).toBe(303);
    expect((await answer(person, "new")).text).toContain("We wait for the other address to confirm");
    expect(await now(person)).toEqual(person);
    expect((await answer(person, "old", "confirm")).status).toBe(303);
    expect(await now(person)).toEqual({ ...person, email });
    expect([await leadsTo(email), await leadsTo(person.email)]).toEqual([person.id, undefined]);
    expect((await sentSince(before)).slice(2)).toEqual([
      ["address-changed", person.id],
      ["address-changed", "address"],
    ]);
    expect((await answer(person, "old")).text).toContain("Your email address has changed");
  });

  test("is stopped from the old address, not from the new one, and by asking for another", async () => {
    const person = await known();
    await ask(person, fresh());
    expect((await answer(person, "new", "stop")).status).toBe(404);
    expect((await answer(person, "old", "stop")).status).toBe(303);
    expect((await answer(person, "new", "confirm")).status).toBe(410);
    await ask(person, fresh());
    const first = await latest(person);
    await ask(person, fresh());
    const changes = await readChanges(real.table, person.id);
    expect(changes.find(({ id }) => id === first.id)?.ended).toBe("replaced");
    expect(await now(person)).toEqual(person);
  });

  test("says nothing of whose an address is, and its owner is told", async () => {
    const [person, other] = [await known(), await known()];
    const before = (await real.letters()).length;
    const [taken, free] = [await ask(person, other.email), await ask(person, fresh())];
    expect([taken.status, taken.to]).toEqual([free.status, free.to]);
    expect((await sentSince(before)).slice(0, 2)).toEqual([
      ["address-in-use", other.id],
      ["address-to-leave", person.id],
    ]);
    expect(await leadsTo(other.email)).toBe(other.id);
  });

  test("sends at most three letters an hour to an address", async () => {
    const people = [await known(), await known(), await known(), await known()];
    const email = fresh();
    const answers = [];
    for (const one of people) answers.push((await ask(one, email)).status);
    expect(answers).toEqual([303, 303, 303, 429]);
  });
});

describe("a change at the desk", () => {
  test("needs the old address no longer once the team has made sure, and says how", async () => {
    const person = await known({ bouncedAt: clock.now });
    const email = fresh();
    const path = `/desk/people/${person.id}/address-change`;
    const desk = world.atDesk();
    await desk.send(await desk.open(path), { email }, "ask");
    await answer(person, "new", "confirm");
    const page = await desk.open(path);
    const refused = await desk.send(page, {}, "waive");
    expect([refused.status, refused.text.includes("Select how you made sure")]).toEqual([422, true]);
    const sent = await desk.send(page, { made: "known-number" }, "waive");
    expect(sent.status).toBe(303);
    // Nothing that came back from the old address is said of the new one.
    expect(await now(person)).toEqual({ id: person.id, name: person.name, email });
    expect((await latest(person)).waived).toMatchObject({ check: "known-number" });
    expect((await desk.open(path)).text).toContain("We rang a number that we had before");
  });
});
