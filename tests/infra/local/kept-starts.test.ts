import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeDatabase } from "../../../infra/local/aws/database-files.ts";
import { openDataFolder } from "../../../infra/local/convenor/data-folder.ts";
import { openStartCache } from "../../../infra/local/convenor/start-cache.ts";

let home: string;
let made: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "kept-starts-"));
  made = [];
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const make = async (into: string): Promise<string> => {
  mkdirSync(into);
  writeFileSync(join(into, "local.json"), "{}");
  made.push(into);
  return into;
};
const cacheOf = (digest: string) => openStartCache(join(home, "cache"), digest, make);

/** A folder of data as a stack has it, with one thing in it. */
const dataWith = (words: string): string => {
  const folder = mkdtempSync(join(home, "data-"));
  makeDatabase(folder);
  writeFileSync(join(folder, "ledger.jsonl"), words);
  writeFileSync(join(folder, "lock.json"), "someone's");
  return folder;
};
const takenBy = (digest: string, date: string): string | undefined => {
  const folder = join(home, `taken-${digest}`);
  return cacheOf(digest).takeSample(date, folder)
    ? readFileSync(join(folder, "ledger.jsonl"), "utf8")
    : undefined;
};

describe("the assembly of a start", () => {
  it("is made once for the same sources, and anew for others", async () => {
    expect(cacheOf("a").hasAssembly()).toBe(false);
    const first = await cacheOf("a").assembly();
    expect(cacheOf("a").hasAssembly()).toBe(true);
    expect(await cacheOf("a").assembly()).toBe(first);
    expect(await cacheOf("b").assembly()).not.toBe(first);
    expect(made).toHaveLength(2);
  });

  it("leaves nothing behind when it cannot be made", async () => {
    const fails = async (): Promise<string> => {
      throw new Error("no such thing");
    };
    const cache = openStartCache(join(home, "cache"), "a", fails);
    await expect(cache.assembly()).rejects.toThrow("no such thing");
    expect(readdirSync(join(home, "cache"))).toEqual([]);
  });

  it("is deleted when three others are newer, unless a stack runs that was started from it", async () => {
    for (const [at, digest] of ["old", "used", "a", "b"].entries()) {
      const cache = cacheOf(digest);
      const directory = join(await cache.assembly(), "..");
      if (digest !== "used") rmSync(join(directory, "users"), { recursive: true });
      mkdirSync(join(directory, "users"), { recursive: true });
      utimesSync(join(home, "cache", `${digest}.json`), at, at);
    }
    await cacheOf("new").assembly();
    const kept = (digest: string) => cacheOf(digest).hasAssembly();
    expect(["old", "used", "a", "b", "new"].filter(kept)).toEqual(["used", "a", "b", "new"]);
  });
});

describe("the sample of a start", () => {
  it("is that of the same sources and day, the settled one rather than the loaded", async () => {
    await cacheOf("a").assembly();
    expect(takenBy("a", "2026-11-23")).toBeUndefined();
    cacheOf("a").keepSample("2026-11-23", "loaded", dataWith("loaded"));
    expect(takenBy("a", "2026-11-23")).toBe("loaded");
    cacheOf("a").keepSample("2026-11-23", "settled", dataWith("settled"));
    rmSync(join(home, "taken-a"), { recursive: true });
    expect(takenBy("a", "2026-11-23")).toBe("settled");
    expect(existsSync(join(home, "taken-a", "lock.json"))).toBe(false);
    expect(takenBy("a", "2026-11-24")).toBeUndefined();
    expect(takenBy("b", "2026-11-23")).toBeUndefined();
  });

  it("of an earlier day goes when there is a new one", async () => {
    await cacheOf("a").assembly();
    cacheOf("a").keepSample("2026-11-23", "settled", dataWith("yesterday"));
    cacheOf("a").keepSample("2026-11-24", "settled", dataWith("today"));
    expect(takenBy("a", "2026-11-23")).toBeUndefined();
    expect(takenBy("a", "2026-11-24")).toBe("today");
  });
});

describe("the folder of a start", () => {
  it("is made if there is none, is fresh while nothing is in it, and stays", async () => {
    const given = join(home, "below", "data");
    const folder = await openDataFolder(given);
    expect(folder.fresh).toBe(true);
    writeFileSync(join(given, "ledger.jsonl"), "");
    folder.close();
    expect((await openDataFolder(given)).fresh).toBe(false);
  });

  it("cannot be a file, nor lie in one, and says so", async () => {
    const file = join(home, "file");
    writeFileSync(file, "");
    await expect(openDataFolder(file)).rejects.toThrow("cannot be used as a folder");
    await expect(openDataFolder(join(file, "below"))).rejects.toThrow("cannot be used as a folder");
  });

  it("is one that is deleted in the end if none was given, and so is that of a stack that was killed", async () => {
    const left = mkdtempSync(join(tmpdir(), "convenor-data-"));
    const long = (Date.now() - 3_600_000) / 1000;
    utimesSync(left, long, long);
    const { directory, fresh, close } = await openDataFolder(undefined);
    expect([fresh, existsSync(directory), existsSync(left)]).toEqual([true, true, false]);
    close();
    expect(existsSync(directory)).toBe(false);
  });
});
