import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { applicationSchema } from "../../shared/applications/application.ts";
import { readApplicationAndCall } from "../../shared/applications/store.ts";
import {
  addFiles,
  carryDraft,
  removeFile,
  submitApplication,
  undoWithdrawal,
  withdrawApplication,
} from "../../shared/applications/submission/commands.ts";
import * as decide from "../../shared/applications/submission/decide-files.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { newId } from "../../shared/platform/ids.ts";
import type { Browser } from "../support/browser.ts";
import { type Kept, keptBucket } from "../support/kept-bucket.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { announce, begin, joinTeam, writeAndSubmit } from "./applying.ts";

let real: RealTable;
let bucket: Kept;
let world: World;
let team: Browser;
let call: string;
const clock = { now: "2027-01-11T09:00:00.000Z" };
const CLOSED = "2027-02-12T17:00:01.000Z";
/** 400 days later, when the link to a draft ends. */
const LINK_OVER = "2028-03-18T17:00:01.000Z";

beforeAll(async () => {
  [real, bucket] = await Promise.all([startRealTable(), keptBucket()]);
  world = new World(real, clock);
  team = (await joinTeam(world, "Theo")).browser;
});
afterAll(async () => {
  await bucket?.stop();
  await real?.stop();
});
beforeEach(async () => {
  clock.now = "2027-01-11T09:00:00.000Z";
  world.clear();
  call = await announce(team);
});

const given = () => ({ once: newId(), occasion: testOccasion(world.needs) });
const file = () => ({ id: newId(), name: "a.txt", type: "text/plain", size: 1 });

/** A draft with a file; gives what names it, and its path. */
const draftWithFile = async () => {
  const path = await begin(world.onSite(), call, { email: `${newId()}@trust.example` });
  const [item] = (await real.items("APPLICATION#")).filter(({ application }) =>
    JSON.stringify(application).includes(call),
  );
  const { reference } = applicationSchema.parse(item?.["application"]);
  const names = { application: reference, call };
  const kept = file();
  expect(await addFiles(world.needs, { names, files: [kept] }, given())).toEqual({ done: true });
  return { path, names, kept };
};
const found = async (names: { readonly application: string; readonly call: string }) => {
  const both = await readApplicationAndCall(real.table, names);
  if (both === undefined) throw new Error("The application is gone.");
  return both;
};
const filesOf = async (names: Parameters<typeof found>[0]) => (await found(names)).application.files;
const discarded = () =>
  world.delivered.filter(({ name }) => name === "FileDiscarded").map(({ subject }) => subject.id);
const settleAt = async (now: Instant) => {
  clock.now = now;
  await world.settle();
};

describe("the files of an application", () => {
  test("that is a draft are discarded when the link to it ends, and not before", async () => {
    const { names, kept } = await draftWithFile();
    await settleAt(CLOSED);
    expect(await filesOf(names)).toEqual([kept]);
    await settleAt(LINK_OVER);
    expect(await filesOf(names)).toEqual([]);
    expect(discarded()).toEqual([kept.id]);
  });

  test("that was submitted stay", async () => {
    const { path, names, kept } = await draftWithFile();
    await writeAndSubmit(world.onSite(), path);
    await settleAt(LINK_OVER);
    expect(await filesOf(names)).toEqual([kept]);
    expect(discarded()).toEqual([]);
  });

  test("that was withdrawn are discarded when its call closes, unless that was undone", async () => {
    const gone = await draftWithFile();
    await writeAndSubmit(world.onSite(), gone.path);
    await withdrawApplication(world.needs, gone.names, given());
    await undoWithdrawal(world.needs, gone.names, given());
    await settleAt("2027-02-01T09:00:00.000Z");
    expect(await filesOf(gone.names)).toEqual([gone.kept]);
    await withdrawApplication(world.needs, gone.names, given());
    await settleAt(CLOSED);
    expect(await filesOf(gone.names)).toEqual([]);
    expect(discarded()).toEqual([gone.kept.id]);
  });

  test("that went with a draft to another call are those of the other", async () => {
    const { names, kept } = await draftWithFile();
    const next = await announce(team, { closesOn: "2029-02-12" });
    const carried = await carryDraft(world.needs, { application: names.application, to: next }, given());
    await settleAt(LINK_OVER);
    expect(discarded()).toEqual([]);
    if (!("done" in carried)) throw new Error("It was not carried.");
    expect(await filesOf({ application: carried.done.reference, call: next })).toEqual([kept]);
  });

  test("is discarded when it is taken out of a draft", async () => {
    const { names, kept } = await draftWithFile();
    await removeFile(world.needs, { names, file: kept.id }, given());
    await world.settle();
    expect(discarded()).toEqual([kept.id]);
    // Whoever submits it afterwards has no timer to fear.
    expect(await submitApplication(world.needs, names, given())).toEqual({ refusal: "unfinished" });
  });
});

test("files wait for the new day when their call closes later than it did", async () => {
  const { names } = await draftWithFile();
  const { application, call: stored } = await found(names);
  const later = { ...stored, closesAt: "2027-06-01T16:00:00.000Z" };
  const occasion = { ...testOccasion(world.needs), now: LINK_OVER };
  const decided = decide.discardFiles(application, later, occasion);
  expect(decided).toMatchObject({ entries: [], setTimers: [{ due: "2028-07-05T16:00:00.000Z" }] });
  expect(decide.discardFiles(application, stored, occasion)).toMatchObject({ application: { files: [] } });
});
