import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openLedger, putNewest } from "../../../infra/local/aws/ledger.ts";
import { lockFolder } from "../../../infra/local/aws/lock.ts";
import { holdPort, PortInUse } from "../../../infra/local/aws/ports.ts";
import { keep } from "../../../infra/local/bench/recorder.ts";

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ledger-test-"));
  file = join(directory, "ledger.jsonl");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe("the ledger", () => {
  it("gives the next process what was put and not removed, in order", () => {
    const first = openLedger(file);
    first.put("letters", "a", { to: "ada" });
    first.put("letters", "b", { to: "bert" });
    first.put("letters", "c", { to: "cleo" });
    first.put("letters", "a", { to: "ada", status: "sent" });
    first.remove("letters", "b");
    expect(openLedger(file).all("letters")).toEqual([
      ["a", { to: "ada", status: "sent" }],
      ["c", { to: "cleo" }],
    ]);
  });

  it("reads on behind a line that a killed process did not finish", () => {
    openLedger(file).put("clock", "ahead", 5);
    appendFileSync(file, '{"kind":"clock","id":"ah');
    const next = openLedger(file);
    expect(next.all("clock")).toEqual([["ahead", 5]]);
    next.put("clock", "ahead", 6);
    expect(openLedger(file).all("clock")).toEqual([["ahead", 6]]);
  });

  it("keeps the newest of what would grow for ever, and its file does not grow either", () => {
    const ledger = openLedger(file);
    for (let index = 0; index < 100; index += 1) putNewest(ledger, "mails", String(index), "text", 10);
    const ids = ledger.all("mails").map(([id]) => id);
    expect(ids.at(-1)).toBe("99");
    expect(ids.length).toBeLessThanOrEqual(11);
    const lines = openLedger(file).all("mails").length;
    expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(lines);
  });
});

describe("what is recorded", () => {
  it("loses its weight when it is old, and goes when it is oldest", () => {
    const list: { name: number; logs: string[] }[] = [];
    for (let name = 0; name < 100_001; name += 1)
      keep(list, { name, logs: ["a line"] }, (old) => {
        old.logs = [];
      });
    expect(list.length).toBeLessThanOrEqual(100_000);
    expect(list[0]).toEqual({ name: 10_000, logs: [] });
    expect(list.at(-1)).toEqual({ name: 100_000, logs: ["a line"] });
    expect(list.filter(({ logs }) => logs.length > 0)).toHaveLength(2000);
  });
});

describe("a folder of data", () => {
  it("is one stack's at a time, and free when that has stopped", async () => {
    const lock = await lockFolder(directory);
    await expect(lockFolder(directory)).rejects.toThrow(/is used by another local stack \(process \d+\)/);
    lock.release();
    (await lockFolder(directory)).release();
  });

  it("is taken over from a stack that was killed, and what that left running is ended", async () => {
    const orphan = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { stdio: "ignore" });
    const gone = new Promise((done) => orphan.once("exit", done));
    (await lockFolder(directory)).note(orphan.pid ?? 0);
    const lockFile = join(directory, "lock.json");
    const left: { owner: { began: string } } = JSON.parse(readFileSync(lockFile, "utf8"));
    writeFileSync(lockFile, JSON.stringify({ ...left, owner: { ...left.owner, began: "another time" } }));
    const lock = await lockFolder(directory);
    await gone;
    lock.release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it("cannot be a file", async () => {
    writeFileSync(join(directory, "file"), "");
    await expect(lockFolder(join(directory, "file"))).rejects.toThrow("cannot be used as a folder");
    await expect(lockFolder(join(directory, "file/below"))).rejects.toThrow("cannot be used as a folder");
  });
});

describe("a port", () => {
  it("is nobody else's while it is held", async () => {
    const held = await holdPort();
    await expect(holdPort(held.port)).rejects.toThrow(PortInUse);
    await held.letGo();
    await (await holdPort(held.port)).letGo();
  });
});
