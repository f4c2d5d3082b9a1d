import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onCatalogueOutputsChanged } from "../../functions/links/on-catalogue-outputs-changed.ts";
import { takeStep } from "../../shared/catalogue/commands-items.ts";
import { linksOf } from "../../shared/links/read.ts";
import { newId } from "../../shared/platform/ids.ts";
import { ben, at as onCatalogue } from "../catalogue/made-up.ts";
import { World } from "../catalogue/world.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion } from "../support/visiting.ts";

let real: RealTable;
let world: World;
const clock = { now: "2026-11-24T09:00:00.000Z" };

beforeEach(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterEach(() => real.stop());

/** Hands every entry of these names to a reaction, the last one twice and the first one last. */
const react = async (names: readonly string[], reaction: typeof onCatalogueOutputsChanged) => {
  const entries = (await real.entries("2026-11-24")).filter(({ name }) => names.includes(name));
  const [first] = entries;
  for (const entry of [...entries, entries.at(-1), first])
    if (entry !== undefined)
      await reaction(world.needs, entry, reactionOccasion(world.needs, "links", entry));
};
const urls = async (subject: string) => (await linksOf(real.table, subject)).map(({ url }) => url).sort();

describe("links that things have", () => {
  it("are looked after while the public sees the item, and not when it is withdrawn", async () => {
    const code = { kind: "code", where: { is: "link", url: "https://code.fernhill.example/a" } } as const;
    const report = { kind: "technical-report", where: { is: "to-come" } } as const;
    const reference = await world.publish({ outputs: [code, report] });
    const subject = `catalogue-item:${reference}`;
    const names = ["CatalogueItemPublished", "CatalogueItemWithdrawn"];
    await react(names, onCatalogueOutputsChanged);
    expect(await urls(subject)).toEqual([code.where.url]);
    const given = { occasion: onCatalogue(clock.now, ben), once: newId() };
    const withdrawn = await takeStep(
      world.needs,
      reference,
      { step: "withdraw", reason: "It was wrong." },
      given,
    );
    expect(withdrawn).toEqual({ done: true });
    await react(names, onCatalogueOutputsChanged);
    expect(await urls(subject)).toEqual([]);
  });
});
