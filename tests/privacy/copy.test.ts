import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectDone } from "../../shared/journal/change.ts";
import { askForCopy } from "../../shared/privacy/access/commands.ts";
import { listAccess } from "../../shared/privacy/access/store.ts";
import { readWorkOfTeam } from "../../shared/work/read.ts";
import { makePossessions } from "../hand-overs/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";

let real: RealTable;
let world: World;

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, { now: "2026-11-23T09:00:00.000Z" });
});
afterAll(() => real.stop());

describe("a copy of what is kept about somebody", () => {
  test("is gathered across the features, and waits on Today for whoever looks at what may be about others", async () => {
    const owner = await world.teamMember("Noor");
    const { person } = await makePossessions(world, owner);
    await world.settle();
    const occasion = {
      now: world.needs.now(),
      newId: world.needs.newId,
      actor: { kind: "team", id: owner } as const,
      correlation: "copy",
    };
    const asked = { person, how: "letter", receivedOn: "2026-11-20", isKnown: true } as const;
    const { reference } = expectDone(
      await askForCopy(world.needs, asked, { once: "copy", occasion }),
      "A copy",
    );
    await world.settle();
    const [request] = await listAccess(real.table);
    expect(request).toMatchObject({
      reference,
      status: "reviewing",
      gathered: { toReview: expect.any(Number) },
    });
    expect((await readWorkOfTeam(real.table)).map(({ kind, dueOn }) => [kind, dueOn])).toContainEqual([
      "copy-request",
      "2026-12-21",
    ]);
  });
});
