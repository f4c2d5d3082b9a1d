import { afterAll, beforeAll, expect, test } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { handler as onTeamMemberLeft } from "../../functions/projects/on-team-member-left.ts";
import { page as memberPage } from "../../functions/sign-in/desk-team-member.ts";
import { newId } from "../../shared/platform/ids.ts";
import { readProject } from "../../shared/projects/store.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { type Colleague, Desk } from "./desk.ts";
import { form, makeProject } from "./samples.ts";

let real: RealTable;
let desk: Desk;
let asha: Colleague;
let ben: Colleague;
const clock = { now: "2026-11-23T16:30:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  desk = new Desk(real, clock);
  asha = await desk.welcome("Asha Example");
  ben = await desk.welcome("Ben Example");
});
afterAll(() => real.stop());

const make = (owner: string, deputy: string | undefined): Promise<string> =>
  makeProject(
    desk.needs,
    { ...form, owner, deputy },
    {
      occasion: { now: clock.now, newId, actor: { kind: "team", id: owner }, correlation: "test" },
      once: newId(),
    },
  );

test("somebody who leaves the team loses no project: deputies take over and hear of it, and the team of what nobody has", async () => {
  const led = await make(asha.id, ben.id);
  const alone = await make(asha.id, undefined);
  const helped = await make(ben.id, asha.id);
  const other = await make(ben.id, undefined);

  const parameters = { person: asha.id };
  const press = (who: Colleague) =>
    desk.ask(who, servePage(memberPage).post, { parameters, form: { _step: "leave" } });
  expect((await press(asha)).text).toContain("Ask another administrator");
  for (let twice = 0; twice < 2; twice += 1) expect((await press(ben)).to).toContain("done=leave");
  const left = (await real.entries("2026-11-23")).filter(({ name }) => name === "TeamMemberLeft");
  expect(left).toHaveLength(1);
  for (const entry of left)
    for (let told = 0; told < 2; told += 1) await onTeamMemberLeft.react(desk.needs, entry);

  const ownersOf = async (reference: string) => {
    const project = await readProject(real.table, reference);
    return [project?.owner, project?.deputy];
  };
  expect(await ownersOf(led)).toEqual([ben.id, undefined]);
  expect(await ownersOf(helped)).toEqual([ben.id, undefined]);
  expect(await ownersOf(alone)).toEqual([asha.id, undefined]);
  expect(await ownersOf(other)).toEqual([ben.id, undefined]);
  const letters = (await real.letters()).filter(({ kind }) => kind === "project-handed-on");
  expect(letters.map(({ about, to }) => [about, to]).sort()).toEqual(
    [
      [`project:${led}`, { person: ben.id }],
      [`project:${alone}`, { team: true }],
    ].sort(),
  );
});
