import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onFileScanned } from "../../functions/files/on-file-scanned.ts";
import { openFiles } from "../../shared/files/bucket.ts";
import { keepAwaitingScan } from "../../shared/files/commands.ts";
import { fileCheckInWords } from "../../shared/files/file-check.ts";
import { readFileStates } from "../../shared/files/read.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type Kept, keptBucket } from "../support/kept-bucket.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";

let real: RealTable;
let bucket: Kept;
let world: World;
const clock = { now: "2027-01-11T10:00:00.000Z" };

beforeAll(async () => {
  [real, bucket] = await Promise.all([startRealTable(), keptBucket()]);
  world = new World(real, clock);
});
afterAll(async () => {
  await bucket?.stop();
  await real?.stop();
});
beforeEach(() => {
  clock.now = "2027-01-11T10:00:00.000Z";
  world.clear();
});

const good = { name: "a.txt", type: "text/plain", bytes: Buffer.from("a") };
const keep = async (id = newId()): Promise<string> => {
  await keepAwaitingScan(world.needs, openFiles("files"), good, id);
  return id;
};
const stateOf = async (id: string): Promise<string | undefined> =>
  (await readFileStates(world.needs, [id]))(id);
const report = (file: string, scanResultStatus: string) =>
  onFileScanned(world.needs, {
    id: newId(),
    detail: {
      s3ObjectDetails: { objectKey: `files/${file}` },
      scanResultDetails: { scanResultStatus },
    },
  });

describe("a file that was kept", () => {
  it("is told to be checked until its scan is told of, and then nothing is kept of that", async () => {
    const id = await keep();
    expect(await stateOf(id)).toBe("being checked");
    await report(id, "NO_THREATS_FOUND");
    expect(await stateOf(id)).toBeUndefined();
    expect(await real.items(`FILE#${id}`)).toEqual([]);
    expect(world.timers.size).toBe(0);
  });

  it.each([
    ["THREATS_FOUND", "refused: malware"],
    ["UNSUPPORTED", "refused: it cannot be checked"],
  ])("in which %s is listed with that for good", async (status, words) => {
    const id = await keep();
    await report(id, status);
    await report(id, status);
    expect(await stateOf(id)).toBe(words);
    expect(world.timers.size).toBe(0);
    expect(world.pending.map(({ name }) => name)).toEqual(["FileRefused"]);
  });

  it("and comes once more with the same mail does not wait again", async () => {
    const id = await keep();
    await report(id, "NO_THREATS_FOUND");
    await keep(id);
    expect(await stateOf(id)).toBeUndefined();
    expect(world.timers.size).toBe(0);
  });

  it("whose scan is not told of for an hour is a failure of its own, once, and stays closed", async () => {
    const id = await keep();
    await world.advance("PT59M");
    expect(world.pending).toEqual([]);
    await world.advance("PT1M");
    expect(world.pending.map(({ name, subject }) => [name, subject.id])).toEqual([["FileScanDue", id]]);
    expect(world.timers.size).toBe(0);
    await expect(world.deliver()).rejects.toThrow(`The file ${id} was not scanned within an hour`);
    expect(await stateOf(id)).toBe("not checked yet: the check takes longer than usual");
    await report(id, "NO_THREATS_FOUND");
    expect(await stateOf(id)).toBeUndefined();
    // Done again from the failures.
    await world.settle();
  });
});

it("a list says of a file what there is to say", () => {
  const check = { id: newId(), since: "2027-01-11T10:00:00.000Z" };
  expect(fileCheckInWords(check, "2027-01-11T10:59:59.999Z")).toBe("being checked");
  expect(fileCheckInWords(check, "2027-01-11T11:00:00.000Z")).toContain("longer than usual");
});
