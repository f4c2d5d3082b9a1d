import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { handler as onMemberImportStep } from "../../functions/members/on-file-import-step.ts";
import { startImport, undoImport } from "../../shared/file-import/commands.ts";
import type { Mapping } from "../../shared/file-import/fields.ts";
import { guessMapping } from "../../shared/file-import/fields.ts";
import { guessLayout, readSheetStart } from "../../shared/file-import/sheet.ts";
import { readParts } from "../../shared/file-import/store.ts";
import { readTable } from "../../shared/file-import/table-rows.ts";
import { readLateDays } from "../../shared/journal/late.ts";
import { leave } from "../../shared/members/commands.ts";
import { memberFields } from "../../shared/members/import/fields.ts";
import { memberImport } from "../../shared/members/import/kind.ts";
import { memberRows } from "../../shared/members/import/row.ts";
import { readMembership } from "../../shared/members/store.ts";
import { createOrganisation } from "../../shared/organisations/commands.ts";
import { addressKey, personIdOf } from "../../shared/people/store.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { ImportWorld } from "../file-import/world.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";

// Thousands of rows on a table of its own: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

const TODAY = "2026-11-23";
const notSaid = { segment: { value: "not-said" } } as const;

/** Reads a list as it is read when nobody corrects what was guessed, but for the kind of organisation. */
const readList = (bytes: Uint8Array, more: Mapping = notSaid) => {
  const layout = guessLayout(bytes, { fields: memberFields, forms: [] });
  const { columns } = readSheetStart(bytes, layout, []);
  const mapping = { ...guessMapping(memberFields, columns), ...more };
  return readTable(bytes, { layout, columns, mapping }, memberRows(TODAY));
};
const rowsOf = (text: string | Uint8Array) =>
  readList(Buffer.from(text)).rows.flatMap(({ row }) => row ?? []);
const remarksOf = (text: string) =>
  readList(Buffer.from(text)).rows.flatMap(({ line, remarks }) =>
    remarks.map(({ what }) => `${line}: ${what}`),
  );

describe("a list of members", () => {
  it.each([
    ["a mark at its start", Buffer.from("\uFEFFName,Email\nZoë Müller,zoe@trust.example\n")],
    ["Windows’ own letters", Buffer.from("Name,Email\nZo\xeb M\xfcller,zoe@trust.example\n", "latin1")],
    ["semicolons", Buffer.from('"Name";"E-mail"\r\n"Zoë Müller";"zoe@trust.example"\r\n')],
    ["tabs", Buffer.from("Full name\tE mail address\nZoë Müller\tzoe@trust.example")],
    ["UTF-16", Buffer.from("\uFEFFName\tEmail\r\nZoë Müller\tzoe@trust.example\r\n", "utf16le")],
    [
      "two columns for the name",
      Buffer.from("Surname,Forename,Company,Email\nMüller,Zoë,,zoe@trust.example"),
    ],
    ["formulas", Buffer.from('Name,Email\nZoë Müller,"=""zoe@trust.example"""')],
    ["an address book’s addresses", Buffer.from('Name,Email\nZoë Müller,"Zoë Müller <zoe@trust.example>"')],
    [
      "empty columns and lines",
      Buffer.from(",,Name,,Email,\n,,,,,\n,,Zoë Müller,,zoe@trust.example,\n,,,,,\n"),
    ],
  ])("is read with %s", (_what, bytes) => {
    expect(rowsOf(bytes)).toMatchObject([{ name: "Zoë Müller", email: "zoe@trust.example" }]);
  });

  it("keeps what it understands of a row and says the rest by line", () => {
    const list = [
      "Name,Email,Kind,Role,Joined,Code",
      "Ann,ann@a.example,GP practice,clinician,30/09/2025,rte",
      "Bob,not an address,,,,",
      "Cy,cy@a.example,Moon base,Wizard,,x",
      "Di,di@a.example,,,31/02/2025,",
      "Ed,ed@a.example,,,2031-01-01,",
      "www.evil.example,fay.field@a.example,,,,",
      "Ann again,ANN@a.example,,,,",
      ",,,,,",
    ].join("\n");
    const rows = readList(Buffer.from(list), {}).rows.flatMap(({ row }) => row ?? []);
    expect(rows).toMatchObject([
      {
        name: "Ann",
        segment: "gp-practice",
        role: "clinician",
        joinedAt: "2025-09-30T12:00:00.000Z",
        organisationCode: "RTE",
      },
      { name: "Cy" },
      { name: "fay field" },
    ]);
    const said = readList(Buffer.from(list), {}).rows.flatMap(({ line, remarks }) =>
      remarks.map(({ what }) => `${line}: ${what}`),
    );
    expect(said).toEqual([
      "3: “not an address” is not an email address",
      "4: “x” is not a valid code",
      "4: “Moon base” is no kind of organisation",
      "4: “Wizard” is none of the roles",
      "5: “31/02/2025” is not a day in the past",
      "6: “2031-01-01” is not a day in the past",
      expect.stringMatching(/^7: “www.evil.example”: Enter their name without a web address/),
      "8: “ann@a.example” is on line 2 already",
    ]);
    expect(remarksOf("Name,Email\nAnn,ann@a.example,x,y")).toEqual([
      expect.stringContaining("2: This line has 4 cells"),
    ]);
  });

  it("of ten thousand people is read in a moment, each once", () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, nth) => `Person ${nth};p${nth % 9_990}@many.example;Trust ${nth % 90}`,
    );
    const { rows } = readList(Buffer.from(["Name;Email;Organisation", ...lines].join("\n")));
    expect(rows.filter(({ row }) => row !== undefined)).toHaveLength(9_990);
  });

  it("is read without an error, whatever is in it, and what is taken is whole", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("=cmd|' /C calc'!A0", "@SUM(A1)", "a@b.example", '"', "\0"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(anything, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (lines) => {
        const text = ["Email,Name,Joined,Organisation", ...lines.map((cells) => cells.join(","))].join("\n");
        for (const row of rowsOf(text)) {
          expect(row.email).toMatch(/^[^@\s]+@[^@\s]+$/);
          expect(row.name.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("an import of members", () => {
  let world: ImportWorld;
  const clock = { now: "2026-11-23T09:00:00.000Z" };
  const needs = () => world.needs();
  beforeAll(async () => {
    world = new ImportWorld(await startRealTable(), clock, onMemberImportStep);
  });
  afterAll(() => world.real.stop());

  const agreed = {
    news: "yes",
    research: "",
    directory: "",
    wording: "Send me the newsletter.",
    basis: "Form of the hub, 2020",
    since: "",
  };
  const start = async (id: string, answers: Record<string, string> = agreed) => {
    expect(await startImport(needs(), memberImport, { asked: id, answers }, world.given())).toEqual({
      done: true,
    });
    return world.settle(id);
  };
  const memberAt = async (email: string) => {
    const id = personIdOf(await readItem(world.real.table, addressKey(email)));
    return id === undefined ? undefined : { id, membership: await readMembership(world.real.table, id) };
  };
  const outcomesOf = async (id: string) =>
    (await readParts(world.real.table, await world.find(id))).flatMap(({ outcomes }) =>
      outcomes.map(({ outcome, detail }) => `${outcome}: ${detail}`),
    );

  it("makes members with the consent that was stated, sends nobody a letter, and does nothing the second time", async () => {
    await createOrganisation(
      needs(),
      {
        code: "RTE",
        name: "Vale Hospitals NHS Trust",
        segment: "nhs-trust",
        region: "midlands",
        aliases: [],
      },
      { once: newId(), occasion: testOccasion(needs()) },
    );
    const list =
      "Name,Email,Organisation,Joined\nAnn,ann@a.example,vale hospitals nhs trust,2025-09-30\nOffice,enquiries@a.example,,\n";
    const checked = await world.check(memberImport, list, notSaid);
    expect(checked).toMatchObject({ status: "checked", planned: { added: 2 } });
    expect(await memberAt("ann@a.example")).toBeUndefined();
    expect(await outcomesOf(checked.id)).toEqual([
      "added: Vale Hospitals NHS Trust (RTE)",
      "added: shared mailbox: its consent is nobody’s own",
    ]);
    expect(await start(checked.id)).toMatchObject({ status: "finished", counts: { added: 2 } });
    const ann = await memberAt("ann@a.example");
    expect(ann?.membership?.member).toMatchObject({
      status: "member",
      via: "list",
      joinedAt: "2025-09-30T12:00:00.000Z",
      segment: "nhs-trust",
      organisationCode: "RTE",
      consents: {
        news: {
          text: "Send me the newsletter.",
          basis: "Form of the hub, 2020",
          channel: "import",
          at: "2025-09-30T12:00:00.000Z",
        },
      },
    });
    expect(ann?.membership?.member?.consents.research).toBeUndefined();
    expect(await world.real.letters()).toEqual([]);
    expect((await readLateDays(world.real.table))[0]).toMatchObject({ first: "2025-09-30" });

    const again = await world.check(memberImport, list, notSaid);
    expect(again.planned).toMatchObject({ added: 0, unchanged: 2 });
    expect(await start(again.id)).toMatchObject({ counts: { added: 0, unchanged: 2 } });
  });

  it("leaves out whoever left, says so, and takes back what it made exactly, but for who has acted since", async () => {
    const before = await world.check(memberImport, "Name,Email\nLea,lea@a.example\n", notSaid);
    await start(before.id);
    const lea = await memberAt("lea@a.example");
    await leave(needs(), { person: lea?.id ?? "", by: "page" }, testOccasion(needs()));
    const people = (await world.real.items("PERSON#")).length;
    const members = (await world.real.items("MEMBER#")).length;
    const list = "Name,Email\nLea,lea@a.example\nNew,new@a.example\nStays,stays@a.example\n";
    const { id } = await world.check(memberImport, list, notSaid);
    expect(await outcomesOf(id)).toEqual([
      expect.stringMatching(/^kept: left the community on 23 Nov.*, so not signed up again$/),
      "added: ",
      "added: ",
    ]);
    expect(
      await start(id, { ...agreed, news: "", wording: "", basis: "", since: "2024-05-01" }),
    ).toMatchObject({ counts: { added: 2, kept: 1 } });
    const fresh = await memberAt("new@a.example");
    expect(fresh?.membership?.member).toMatchObject({ joinedAt: "2024-05-01T12:00:00.000Z", consents: {} });
    const stays = await memberAt("stays@a.example");
    await leave(needs(), { person: stays?.id ?? "", by: "page" }, testOccasion(needs()));
    expect(await undoImport(needs(), memberImport, id, world.given())).toEqual({ done: true });
    expect(await world.settle(id)).toMatchObject({ status: "undone", undone: { removed: 1, left: 1 } });
    expect(await memberAt("new@a.example")).toBeUndefined();
    expect((await memberAt("stays@a.example"))?.membership?.member?.status).toBe("left");
    expect(await world.real.items("PERSON#")).toHaveLength(people + 1);
    expect(await world.real.items("MEMBER#")).toHaveLength(members + 1);
  });

  it("goes on where it died, and makes each a member once", async () => {
    const list = [
      "Name,Email",
      ...Array.from({ length: 70 }, (_, nth) => `P ${nth},crash.${nth}@a.example`),
    ].join("\n");
    const { id } = await world.check(memberImport, list, notSaid);
    await startImport(needs(), memberImport, { asked: id, answers: agreed }, world.given());
    await expect(world.react(world.mortal(2))).rejects.toThrow("dies");
    expect(await world.settle(id)).toMatchObject({ counts: { added: 70 } });
    await world.reactToAll();
    expect((await world.find(id)).counts.added).toBe(70);
  });

  it("is asked at the desk to what they agreed, with the words and how it is known", async () => {
    const browser = new Browser(
      webHandler(desk, async () => needs()),
      signedIn(needs(), "team"),
    );
    const form = await browser.open("/desk/members/imports");
    const { to } = await browser.send(form, { text: "Email,Name\nx@desk.example,Xavi" }, "send");
    const columns = await browser.open(to);
    expect(columns.$("#from-email").val()).toBe("column-0");
    await browser.send(columns, { "from-segment": "value-not-said" }, "columns");
    await world.react();
    const checked = await browser.open(to);
    expect(checked.text).toContain("1 person can be imported");
    const wrong = await browser.send(checked, { news: "yes" }, "start");
    expect([wrong.status, wrong.text]).toEqual([
      422,
      expect.stringContaining("Enter the words they agreed to"),
    ]);
    expect(wrong.text).toContain("Enter how you know that they agreed");
    await browser.send(
      await browser.open(to),
      { news: "yes", wording: "Yes please", basis: "Sign-up sheet" },
      "start",
    );
    await world.react();
    expect((await browser.open(to)).text).toContain("Imported: 1 added");
  });
});
