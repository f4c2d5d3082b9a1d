import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrations } from "../../infra/migrations/registry.ts";
import { migrate } from "../../infra/migrations/run.ts";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { noteOnEnquiry } from "../../shared/enquiries/decide.ts";
import { sortOut } from "../../shared/exports/kinds.ts";
import { commit } from "../../shared/journal/commit.ts";
import { correctPerson } from "../../shared/people/corrections/commands.ts";
import { factsOf, markOf } from "../../shared/people/corrections/model.ts";
import { addressKey, personItem, personKey, readPeople } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { project } from "../../shared/projections/project.ts";
import { search } from "../../shared/search/projection.ts";
import { searchIn } from "../../shared/search/store.ts";
import { typedWords, wordsOf } from "../../shared/search/words.ts";
import { sendForm } from "../enquiries/samples.ts";
import type { Met } from "../support/browser.ts";
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

const people = (() => {
  const [source] = search.sources;
  if (source === undefined) throw new Error("People are searched.");
  return source;
})();

/** Makes somebody known, and the search know of them. */
const come = async (name: string, more: object = {}): Promise<string> => {
  const id = newId();
  const person = { id, name, email: `${id}@trust.example`, ...more };
  await commit(world.needs, { once: newId(), writes: [{ put: personItem(person) }] });
  await project(world.needs, { projection: search, source: people, id });
  return id;
};

const find = (typed: string) => searchIn(real.table).find(typedWords(typed));
const namesOn = (page: Met): readonly string[] =>
  page
    .$(".search-results a")
    .toArray()
    .map((link) => page.$(link).text());
const look = async (query: string, who: "team" | "viewer" = "team") =>
  (who === "team" ? world.atDesk() : world.atDesk(undefined, "viewer")).open(`/desk/search?${query}`);

describe("what is found", () => {
  test("is people by any beginning of their name, organisation and address, in any order, with or without marks", async () => {
    const gwen = await come("Gwenllïan Pritchard", {
      organisation: "Seaview Infirmary",
      email: "g.pritchard@seaview.example",
    });
    const other = await come("Gwen Parry", { organisation: "Seaview Infirmary" });
    for (const typed of [
      "gwenllian",
      "GWENLL pritch",
      "pritchard seaview",
      "infirmary gwenllian",
      "pritchard",
    ])
      expect(
        (await find(typed)).hits.map(({ id }) => id),
        typed,
      ).toEqual([gwen]);
    expect((await find("gwen seaview")).hits.map(({ id }) => id).sort()).toEqual([gwen, other].sort());
    // The very word stands before its beginnings.
    expect((await find("gwen")).hits[0]?.id).toBe(other);
    expect((await find("gwenllian parry")).hits).toEqual([]);
  });

  test("is people by a name that is typed wrong, only when few have it as it was typed, and at most four queries", async () => {
    const [siobhan, kathryn] = [await come("Siobhan Quillfeather"), await come("Kathryn Thistlewood")];
    real.calls();
    expect((await find("Shivaun")).alike.map(({ id }) => id)).toEqual([siobhan]);
    expect(real.calls()).toEqual(["Query", "Query"]);
    expect((await find("catherine thistelwood")).alike.map(({ id }) => id)).toEqual([kathryn]);
    expect((await find("qilfeather siobhan")).alike.map(({ id }) => id)).toEqual([siobhan]);
    real.calls();
    await find("one two three catherine thistelwood seventeen nineteen");
    expect(real.calls().length).toBeLessThanOrEqual(4);
  });

  test("is an enquiry by its sender, its subject, what they wrote and what the team noted", async () => {
    const reference = await sendForm(world.needs, testOccasion(world.needs), {
      subject: "Whereabouts of wheelchairs",
      name: "Orla Fennimore",
      message: "Porters search for half an hour each morning.",
    });
    await changeEnquiry(world.needs, { reference }, { once: newId() }, (enquiry) =>
      noteOnEnquiry(enquiry, { text: "Ask the equipment library.", mentions: [] }, testOccasion(world.needs)),
    );
    await world.settle();
    for (const typed of [
      "wheelchair",
      "porters morning",
      "fennimore",
      "equipment library",
      "orla wheelchairs",
    ])
      expect(
        (await find(typed)).hits.map(({ id }) => id),
        typed,
      ).toContain(reference);
    expect((await find("porters infirmary")).hits).toEqual([]);
    const page = await look("q=wheelchairs");
    expect(namesOn(page)).toEqual(["Whereabouts of wheelchairs"]);
    expect(page.$("mark").first().text()).toBe("wheelchairs");
    expect((await look("q=wheelchairs", "viewer")).text).toContain("Whereabouts of wheelchairs");
    // A reference leads straight there, however it is typed.
    for (const typed of [
      reference,
      reference.toLowerCase(),
      reference.replaceAll("-", ""),
      reference.slice(4),
    ])
      expect((await look(`q=${encodeURIComponent(typed)}`)).to, typed).toBe(`/desk/enquiries/${reference}`);
  });

  test("is somebody by their corrected name, and no longer by the one before", async () => {
    const id = await come("Mispelt Hartigan", { email: "hartigan@trust.example" });
    const [before] = await readPeople(real.table, [id]);
    if (before === undefined) throw new Error("They came.");
    await correctPerson(
      world.needs,
      { person: id, facts: { ...factsOf(before), name: "Misper Hartigan" }, seen: markOf(before) },
      { once: newId(), occasion: testOccasion(world.needs) },
    );
    await world.settle();
    expect((await find("misper")).hits.map((hit) => hit.id)).toEqual([id]);
    expect((await find("mispelt")).hits).toEqual([]);
  });

  test("is nothing of somebody who was erased, before the index knows and after", async () => {
    const id = await come("Tamsin Underhay");
    await real.table.client.send(new DeleteCommand({ TableName: real.table.name, Key: personKey(id) }));
    expect(namesOn(await look("q=underhay"))).toEqual([]);
    await project(world.needs, { projection: search, source: people, id });
    const items = [...(await real.items("WORD#")), ...(await real.items("SOUND#"))];
    expect(items.filter(({ sk }) => String(sk).includes(id))).toEqual([]);
    expect(JSON.stringify(await real.items("DERIVED#"))).not.toContain("underhay");
  });
});

describe("the page", () => {
  test("says what will be found before anything is typed, and why there is nothing", async () => {
    expect((await look("")).text).toContain("Results are shown here by kind");
    expect((await look("q=the+NHS")).text).toContain("no word that can be searched for");
    expect((await look("q=zzyzxquux")).text).toContain("Nothing has all of these words");
  });

  test("shows one kind alone, and offers the whole of a kind of which it shows a part", async () => {
    for (let nth = 0; nth < 7; nth += 1) await come(`Bartholomew Number${nth}`);
    const all = await look("q=bartholomew");
    expect(namesOn(all)).toHaveLength(5);
    expect(all.text).toContain("7 results for “bartholomew”");
    expect(all.text).toContain("Show all 7 in People");
    expect(namesOn(await look("q=bartholomew&kind=person"))).toHaveLength(7);
    expect((await look("q=bartholomew&kind=event")).text).toContain("Nothing of this kind");
  });

  test("takes whatever is typed, and an address leads to its person", async () => {
    const id = await come("Address Known", { email: "known@lead.example" });
    await commit(world.needs, {
      once: newId(),
      writes: [{ put: { ...addressKey("known@lead.example"), personId: id } }],
    });
    expect((await look("q=Known%40lead.example")).to).toContain(id);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (typed) => {
        const page = await look(`q=${encodeURIComponent(typed.toWellFormed())}`);
        expect([200, 303]).toContain(page.status);
      }),
      { numRuns: 20 },
    );
    expect((await look(`q=${"gwen".repeat(2_500)}`)).status).toBe(200);
  });

  test("suggests the best of each kind as JSON, with where each leads", async () => {
    const met = await world.atDesk().open("/desk/search.json?q=pritch");
    expect(JSON.parse(met.html)).toEqual([
      {
        text: "Gwenllïan Pritchard",
        details: "People · Seaview Infirmary",
        href: expect.stringMatching(/^\/desk\//),
      },
    ]);
  });
});

describe("the index", () => {
  test("has every word of what it is made of, and is what it would be if it were built anew", async () => {
    await world.settle();
    const rebuild = migrations.find(({ id }) => id === "2026-11-search");
    if (rebuild === undefined) throw new Error("The search can be built anew.");
    const needs = { ...world.needs, say: () => undefined };
    // Who signs in here was put into the table without an entry.
    for (const { id } of await real.items("PERSON#"))
      if (String(id).startsWith("0199e7a0-"))
        await project(needs, { projection: search, source: people, id: String(id) });
    expect(await migrate(needs, rebuild, false)).toMatchObject({ changed: 0, first: [] });
    for (const item of (await real.items("PERSON#")).filter(({ sk }) => sk === "PERSON"))
      for (const word of wordsOf(String(item["name"])))
        expect(
          (await find(word)).hits.map(({ id }) => id),
          word,
        ).toContain(item["id"]);
    for (const item of await real.items("WORD#"))
      await real.table.client.send(
        new DeleteCommand({ TableName: real.table.name, Key: { pk: item["pk"], sk: item["sk"] } }),
      );
    expect((await find("pritchard")).hits).toEqual([]);
    await migrate(needs, rebuild, true);
    expect((await find("pritchard")).hits).toHaveLength(1);
  }, 60_000);

  test("is left out of exports, because it is made from what is in them", () => {
    for (const pk of ["WORD#gw", "SOUND#KN", "DERIVED#search#person:1"])
      expect(sortOut({ pk, sk: "x" }), pk).toHaveProperty("leftOut");
  });
});
