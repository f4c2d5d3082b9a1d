import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Migration } from "../../infra/migrations/migration.ts";
import { readProgress } from "../../infra/migrations/progress.ts";
import { migrations } from "../../infra/migrations/registry.ts";
import { migrate } from "../../infra/migrations/run.ts";
import { markHeld } from "../../shared/enquiries/held-mail/commands.ts";
import { heldMailCountKeys, toOpenMail } from "../../shared/enquiries/held-mail/counts.ts";
import { commit } from "../../shared/journal/commit.ts";
import { notesAmong } from "../../shared/people/notes/store.ts";
import { readTakingPart } from "../../shared/people/timeline/store.ts";
import { type Item, readItems } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

const clock = { now: "2026-11-29T12:00:00.000Z" };
let real: RealTable;
beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

const needs = (say: () => void = () => undefined) => ({ ...testNeeds(real.table, clock), say });
const put = (Item: Item) => real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));

const named = (id: string): Migration => {
  const found = migrations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no migration ${id}.`);
  return found;
};

/** Gives things a colour that have none. */
const colours: Migration = {
  id: "colours",
  about: "Gives things a colour.",
  writes: (item) =>
    item.pk.startsWith("THING#") && item["colour"] === undefined
      ? [{ put: { ...item, colour: "blue" } }]
      : [],
};

describe("a migration of items", () => {
  const keys = Array.from({ length: 40 }, (_, nth) => ({ pk: `THING#${nth}`, sk: "THING" }));

  test("only looks, unless it is told to apply", async () => {
    await Promise.all(keys.map((key, nth) => put({ ...key, size: nth })));
    expect(await migrate(needs(), colours, false)).toMatchObject({ changed: 40, overtaken: 0 });
    expect((await real.items("THING#")).filter(({ colour }) => colour !== undefined)).toEqual([]);
    expect(await readProgress(real.table, "colours")).toBeUndefined();
  });

  test("that is interrupted goes on where it stopped, and changes each item once", async () => {
    let parts = 0;
    const dying = needs(() => {
      parts += 1;
      if (parts === 10) throw new Error("The operator closed the laptop.");
    });
    await expect(migrate(dying, colours, true)).rejects.toThrow("laptop");
    expect(await readProgress(real.table, "colours")).toMatchObject({ status: "running", parts: 10 });
    const done = await migrate(needs(), colours, true);
    expect(done).toMatchObject({ changed: 40, overtaken: 0 });
    expect((await real.items("THING#")).map(({ colour, size }) => [colour, typeof size])).toEqual(
      keys.map(() => ["blue", "number"]),
    );
    expect(await readProgress(real.table, "colours")).toMatchObject({
      status: "finished",
      parts: 32,
      changed: 40,
    });
  });

  test("changes nothing when it is run again", async () => {
    expect(await migrate(needs(), colours, true)).toMatchObject({ changed: 0, first: [] });
  });

  test("writes over nothing that somebody changes at the same moment: it decides anew", async () => {
    await put({ pk: "THING#late", sk: "THING", size: 1 });
    let looks = 0;
    const racing: Migration = {
      ...colours,
      id: "racing",
      writes: (item) => {
        if (item.pk !== "THING#late" || item["colour"] !== undefined) return [];
        looks += 1;
        return [{ put: { ...item, colour: `seen at ${String(item["size"])}` } }];
      },
    };
    const table = {
      ...real.table,
      client: Object.create(real.table.client, {
        send: {
          value: async (command: { input: unknown }) => {
            // Between the look and the write, once.
            if (command.constructor.name === "TransactWriteCommand" && looks === 1)
              await put({ pk: "THING#late", sk: "THING", size: 2 });
            return Reflect.apply(real.table.client.send, real.table.client, [command]);
          },
        },
      }),
    };
    expect(await migrate({ ...needs(), table }, racing, true)).toMatchObject({ changed: 1, overtaken: 0 });
    expect(await real.items("THING#late")).toMatchObject([{ size: 2, colour: "seen at 2" }]);
  });
});

describe("what a table of before lacks of the lists in pages", () => {
  const assignee = newId();
  const enquiry = (reference: string, more: object = {}) => ({
    pk: `ENQUIRY#${reference}`,
    sk: "ENQUIRY",
    enquiry: {
      reference,
      kind: "general",
      subject: "A question",
      excerpt: "Hello",
      details: {},
      channel: "form",
      person: newId(),
      name: "Amina",
      organisation: "A trust",
      participants: [],
      receivedAt: "2026-11-20T09:00:00.000Z",
      status: "open",
      statusSince: "2026-11-20T09:00:00.000Z",
      closeBy: "2026-12-20",
      absorbed: [],
      conversions: [],
      unchecked: false,
      version: 1,
      ...more,
    },
  });

  test("is counted: the sums are of all enquiries, and anything else that was there is replaced", async () => {
    const counts = named("2026-11-enquiry-counts");
    const items = [enquiry("ENQ-AAAA-2Q"), enquiry("ENQ-AAAB-3Q"), enquiry("ENQ-AABC-4Q", { assignee })];
    await Promise.all(items.map(put));
    await put({ pk: "ENQUIRY-COUNTS#0", sk: "COUNTS", "to-do": 77 });
    expect(await migrate(needs(), counts, false)).toMatchObject({ seen: 3 });
    expect(await real.items("ENQUIRY-COUNTS#0")).toMatchObject([{ "to-do": 77 }]);
    expect(await migrate(needs(), counts, true)).toMatchObject({ seen: 3, overtaken: 0 });
    const sums = (await real.items("ENQUIRY-COUNTS#")).map((item) => Number(item["to-do"] ?? 0));
    expect(sums.reduce((a, b) => a + b, 0)).toBe(3);
    expect(await migrate(needs(), counts, true)).toMatchObject({ changed: 0 });
  });

  test("is counted of held mail too, so that the first decision on an old one leaves no count below nought", async () => {
    const counts = named("2026-11-held-mail-counts");
    const mail = (status: string) => {
      const id = newId();
      const at = "2026-11-20T09:00:00.000Z";
      const held = { id, at, status, why: "unknown-sender", subject: "A", text: "", files: [], remarks: [] };
      return { pk: `HELD-MAIL#${id}`, sk: "HELD-MAIL", held: { ...held, version: 1 } };
    };
    const items = ["held", "held", "set-aside", "filed", "discarded"].map(mail);
    await Promise.all(items.map(put));
    expect(await migrate(needs(), counts, true)).toMatchObject({ overtaken: 0 });
    const [first] = items;
    await markHeld(
      needs(),
      { id: first?.held.id ?? "", as: "discarded" },
      { once: newId(), occasion: testOccasion(needs()) },
    );
    expect(toOpenMail(await readItems(real.table, heldMailCountKeys))).toEqual({ held: 1, setAside: 1 });
    expect(await migrate(needs(), counts, true)).toMatchObject({ changed: 0 });
  });

  test("is filed: who has what, once, and not what is filed already", async () => {
    const places = named("2026-11-enquiry-places");
    expect(await migrate(needs(), places, true)).toMatchObject({ seen: 3, changed: 3 });
    const filed = (await real.items("ENQUIRY#")).filter(({ sk }) => sk === "ASSIGNED");
    const lists = filed.map(({ list }) => list);
    expect(lists.filter((list) => list === "ENQUIRIES#of#nobody")).toHaveLength(2);
    expect(lists).toContain(`ENQUIRIES#of#${assignee}`);
    expect(await migrate(needs(), places, true)).toMatchObject({ seen: 3, changed: 0 });
  });

  test("is counted anew when something is counted meanwhile, and given up when that never stops", async () => {
    const counted: Migration = {
      id: "busy",
      about: "Counts things.",
      counted: (item) =>
        item.pk.startsWith("THING#") ? [{ count: { pk: "SUM#1", sk: "SUM" }, by: { things: 1 } }] : [],
      counts: [{ pk: "SUM#1", sk: "SUM" }],
    };
    let moves = 0;
    const busy = (most: number) =>
      migrate(
        {
          ...needs(),
          say: () => {
            moves += 1;
          },
          now: () => clock.now,
          table: real.table,
        },
        {
          ...counted,
          counted: (item) => {
            if (item.pk === "THING#1" && moves < most)
              void commit(needs(), {
                once: newId(),
                writes: [{ count: { pk: "SUM#1", sk: "SUM" }, by: { other: 1 } }],
              });
            return counted.counted(item);
          },
        },
        true,
      );
    expect(await busy(32)).toMatchObject({ changed: 1, overtaken: 0 });
    expect((await real.items("SUM#1"))[0]).toMatchObject({ things: 41 });
    await real.table.client.send(
      new DeleteCommand({ TableName: real.table.name, Key: { pk: "SUM#1", sk: "SUM" } }),
    );
  });
});

test("migrations have ids of their own, for ever", () => {
  const ids = migrations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining(["item-shapes", "2026-11-enquiry-counts", "2026-11-catalogue-counts"]),
  );
});

describe("notes of before they were filed under their person", () => {
  const person = newId();
  const note = {
    id: newId(),
    person,
    at: "2026-11-20T09:00:00.000Z",
    by: newId(),
    text: "Prefers the telephone",
    seenBy: "team",
    version: 1,
  };

  test("are filed, once, and keep what they say", async () => {
    await put({ pk: `PERSON#${person}`, sk: `NOTE#${note.id}`, note });
    const places = named("2026-11-note-places");
    expect(await migrate(needs(), places, true)).toMatchObject({ changed: 1, overtaken: 0 });
    expect(notesAmong(await readTakingPart(real.table, [person], { letters: false }), undefined)).toEqual([
      note,
    ]);
    expect(await migrate(needs(), places, true)).toMatchObject({ changed: 0 });
  });
});
