import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handler } from "../../functions/organisations/on-organisation-list-due.ts";
import { commit } from "../../shared/journal/commit.ts";
import { createOrganisation } from "../../shared/organisations/commands.ts";
import type { OrganisationFacts } from "../../shared/organisations/organisation.ts";
import { publication } from "../../shared/organisations/publish.ts";
import { readDirectory, readDirectoryNow } from "../../shared/organisations/read.ts";
import { regionNames } from "../../shared/organisations/regions.ts";
import { countedChange } from "../../shared/organisations/save.ts";
import { packList, readListState, readPublished } from "../../shared/organisations/store.ts";
import { organisationKindNames } from "../../shared/people/organisation-kinds.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { parseTimer } from "../../shared/timers/timer.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

const facts = (code: string, name: string): OrganisationFacts => ({
  code,
  name,
  segment: "charity",
  region: "london",
  aliases: [],
});
const add = (code: string, name: string) =>
  createOrganisation(needs(), facts(code, name), { once: newId(), occasion: testOccasion(needs()) });
const timers = async () => (await real.items("TIMERS#")).map(parseTimer);
const fire = async () => {
  for (const { entry } of await timers()) await handler.react(needs(), { ...entry, id: newId() });
};
const later = () => {
  clock.now = plus(clock.now, "PT10M");
};

describe("the published list of organisations", () => {
  it("is made soon after a change, once for all changes of a minute", async () => {
    await add("AAA1", "Anytown Surgery");
    await add("AAA2", "Newtown Surgery");
    expect((await timers()).map(({ due, entry }) => [due, entry.name])).toEqual([
      ["2026-11-23T09:02:00.000Z", "OrganisationListDue"],
    ]);
    await fire();
    const state = await readListState(real.table);
    expect(state).toEqual({ published: { changes: 2, count: 2, parts: 1 }, changes: 2 });
    real.calls();
    await fire();
    expect(real.calls()).not.toContain("Query");
  });

  it("is what the public forms search, without reading an organisation from the table", async () => {
    later();
    real.calls();
    const directory = await readDirectory(needs());
    expect(real.calls()).toEqual(["BatchGetItem", "BatchGetItem"]);
    expect(directory.suggest("anyt", 8).map(({ organisation }) => organisation.code)).toEqual(["AAA1"]);
    later();
    expect(await readDirectory(needs())).toBe(directory);
    expect(real.calls()).toEqual(["BatchGetItem"]);
  });

  it("is not waited for while organisations are few", async () => {
    await add("AAA3", "Oldtown Surgery");
    expect((await readDirectoryNow(needs())).get("AAA3")?.name).toBe("Oldtown Surgery");
    later();
    expect((await readDirectory(needs())).get("AAA3")?.name).toBe("Oldtown Surgery");
    await fire();
    later();
    real.calls();
    expect((await readDirectory(needs())).all).toHaveLength(3);
    expect(real.calls()).not.toContain("Query");
  });

  it("has sixty thousand in few items, found in two reads, though one was changed since", async () => {
    const many = Array.from({ length: 60_000 }, (_, nth) =>
      facts(`G${nth.toString(36).toUpperCase().padStart(5, "0")}`, `Practice ${nth} of ${nth % 977} Street`),
    );
    const state = await readListState(real.table);
    await commit(needs(), {
      once: newId(),
      writes: [...publication(many, { ...state, changes: 4 }), countedChange, countedChange],
    });
    const parts = packList(many);
    expect(parts.length).toBeLessThanOrEqual(3);
    expect(
      (await real.items("ORGANISATION-LIST")).filter(({ sk }) => String(sk).startsWith("AT-")),
    ).toHaveLength(parts.length);
    later();
    real.calls();
    const directory = await readDirectory(needs());
    expect(real.calls()).toEqual(["BatchGetItem", "BatchGetItem"]);
    expect(directory.all).toHaveLength(60_000);
    expect(directory.exact("Practice 31415 of 151 Street")?.organisation.code).toBe("G00O8N");
  });

  it("reads an organisation as it was written, whatever is known of it", async () => {
    const text = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" });
    const maybe = <Name extends string>(name: Name) =>
      fc.option(text, { nil: undefined }).map((value) => (value === undefined ? {} : { [name]: value }));
    const some = fc.array(
      fc
        .tuple(
          fc.record({
            code: text,
            name: text,
            segment: fc.constantFrom(...organisationKindNames),
            region: fc.constantFrom(...regionNames),
            aliases: fc.array(text, { maxLength: 3 }),
          }),
          ...["icb", "postcode", "opened", "closed", "successor"].map(maybe),
        )
        .map((parts): OrganisationFacts => Object.assign({}, ...parts)),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(some, async (given) => {
        const published = (await readListState(real.table)).published;
        const state = { published, changes: (published?.changes ?? 0) + 1 };
        await commit(needs(), { once: newId(), writes: publication(given, state) });
        const now = (await readListState(real.table)).published;
        expect(now && (await readPublished(real.table, now))).toEqual(given);
      }),
      { numRuns: 20 },
    );
  });
});
