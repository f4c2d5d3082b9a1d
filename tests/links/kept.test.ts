import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withdrawItem } from "../../shared/catalogue/items/commands.ts";
import { linksOf } from "../../shared/links/read.ts";
import { newId } from "../../shared/platform/ids.ts";
import { publishItem } from "../catalogue/items.ts";
import { ben, at as onCatalogue } from "../catalogue/made-up.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";

let real: RealTable;
let world: World;
const clock = { now: "2026-11-24T09:00:00.000Z" };

beforeEach(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterEach(() => real.stop());

/** Lets everything be reacted to, the last entry once more and the first one last. */
const react = async () => {
  await world.settle();
  for (const entry of [world.delivered.at(-1), world.delivered.at(0)])
    if (entry !== undefined) await world.react(entry);
};
const urls = async (subject: string) => (await linksOf(real.table, subject)).map(({ url }) => url).sort();

describe("links that things have", () => {
  it("are looked after while the public sees the item, and not when it is withdrawn", async () => {
    const code = { kind: "code", where: { is: "link", url: "https://code.fernhill.example/a" } } as const;
    const report = { kind: "technical-report", where: { is: "to-come" } } as const;
    const reference = await publishItem(world, { outputs: [code, report] });
    const subject = `catalogue-item:${reference}`;
    await react();
    expect(await urls(subject)).toEqual([code.where.url]);
    const given = { occasion: onCatalogue(clock.now, ben), once: newId() };
    const withdrawn = await withdrawItem(world.needs, { reference, reason: "It was wrong." }, given);
    expect(withdrawn).toEqual({ done: true });
    await react();
    expect(await urls(subject)).toEqual([]);
  });
});
