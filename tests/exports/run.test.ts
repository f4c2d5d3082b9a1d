import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteExport, downloadExport, requestExport } from "../../shared/exports/commands.ts";
import { percentOf, stateOf } from "../../shared/exports/export.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { exportWorld, unpack } from "./unpacked.ts";

let real: RealTable;
let world: ReturnType<typeof exportWorld>;
const clock = { now: "2026-11-24T09:00:00.000Z" };
const given = () => ({ occasion: testOccasion(world.needs), once: newId() });
const ask = async () => (await requestExport(world.needs, given())).done.id;
const put = (item: Record<string, unknown>) =>
  real.table.client.send(new PutCommand({ TableName: real.table.name, Item: item }));

beforeEach(async () => {
  real = await startRealTable();
  clock.now = "2026-11-24T09:00:00.000Z";
  world = exportWorld(real, clock);
});
afterEach(() => real.stop());

const file = {
  id: "0199e7a0-4c1c-7000-8000-0000000000f1",
  name: "plan.pdf",
  type: "application/pdf",
  size: 3,
};

/** A few records with what is hard about them. */
const fill = async () => {
  await put({
    pk: "PROJECT#PRJ-1",
    sk: "PROJECT",
    project: {
      reference: "PRJ-1",
      title: '=HYPERLINK("http://a.example")',
      weeks: 0,
      saved: -5,
      done: false,
      note: 'a\u2028b\n"c"',
    },
    list: "PROJECTS",
    listSort: "active#1",
  });
  await put({
    pk: "EVENT#EVT-1",
    sk: "EVENT",
    event: { reference: "EVT-1", title: "+44" },
    free: 0,
    taken: 10,
  });
  await put({ pk: "HELD-MAIL#1", sk: "HELD-MAIL", held: { id: "1", files: [file] } });
  await put({ pk: "SOMETHING-NEW#1", sk: "NEW", what: "of a feature that forgot to say so" });
  await put({ pk: "ONCE#1", sk: "ONCE", result: {} });
  for (let index = 0; index < 60; index += 1)
    await put({
      pk: `MEMBER#${index}`,
      sk: "MEMBER",
      member: { person: index, segment: "other" },
      person: `PERSON#${index}`,
      personSort: "MEMBER",
    });
};

/** What an archive holds, without what tells one run from another. */
const contentOf = (id: string) => {
  const got = unpack(world.archives.get(id));
  return Object.fromEntries(
    got.paths
      .filter((path) => !/^(manifest|SHA256|README|records\/(exports|journal))/.test(path))
      .map((path) => [
        path,
        path.endsWith(".jsonl")
          ? got.text(path).split("\n").sort()
          : path.endsWith(".csv")
            ? got.text(path).length
            : got.sha256(path),
      ]),
  );
};

describe("what an archive holds", () => {
  it("is all of a record: nothings as nothing, 0 as 0, formulas harmless in CSV and whole in JSON", async () => {
    await fill();
    const id = await ask();
    await world.run(id);
    const got = unpack(world.archives.get(id));
    const [project] = got.lines("projects");
    expect(project).toEqual({
      key: "PROJECT#PRJ-1/PROJECT",
      reference: "PRJ-1",
      title: '=HYPERLINK("http://a.example")',
      weeks: 0,
      saved: -5,
      done: false,
      note: 'a\u2028b\n"c"',
    });
    const [row]: Record<string, string>[] = parse(got.text("records/projects.csv"), {
      bom: true,
      columns: true,
    });
    expect(row).toMatchObject({
      title: `'=HYPERLINK("http://a.example")`,
      weeks: "0",
      saved: "-5",
      done: "false",
      note: 'a\u2028b\n"c"',
    });
    const [event]: Record<string, string>[] = parse(got.text("records/events.csv"), {
      bom: true,
      columns: true,
    });
    expect(event).toMatchObject({ title: "'+44", "beside.free": "0", "beside.taken": "10" });
    expect(got.lines("members")[0]).not.toHaveProperty("personSort");
  });

  it("has what no feature has named under other, so that nothing is lost", async () => {
    await fill();
    const id = await ask();
    await world.run(id);
    expect(unpack(world.archives.get(id)).lines("other")).toMatchObject([{ key: "SOMETHING-NEW#1/NEW" }]);
  });

  it("has the files that people sent, and names those that are gone", async () => {
    await fill();
    const gone = await ask();
    await world.run(gone);
    expect(unpack(world.archives.get(gone)).manifest).toMatchObject({
      keptFiles: 0,
      missingFiles: [{ id: file.id }],
    });
    world.files.set(file.id, Buffer.from("pdf"));
    const id = await ask();
    await world.run(id);
    const got = unpack(world.archives.get(id));
    expect(got.text(`files/${file.id}/plan.pdf`)).toBe("pdf");
    expect(await world.read(id)).toMatchObject({ status: "finished", files: 1 });
  });
});

describe("a run that is interrupted", () => {
  it("anywhere ends the same when it is run again", async () => {
    await fill();
    const whole = await ask();
    await world.run(whole);
    const expected = contentOf(whole);
    let calls = 0;
    let stopAt = Number.POSITIVE_INFINITY;
    real.table.client.middlewareStack.add(
      (next, context) => (args) => {
        if (/^(Scan|Transact)/.test(context.commandName ?? "")) calls += 1;
        if (calls === stopAt) throw new Error("The power went.");
        return next(args);
      },
      { step: "initialize", name: "powerCut" },
    );
    const counting = await ask();
    calls = 0;
    await world.run(counting);
    const total = calls;
    expect(total).toBeGreaterThan(40);
    for (let at = 1; at <= total; at += 7) {
      const id = await ask();
      calls = 0;
      stopAt = at;
      await expect(world.run(id)).rejects.toThrow("The power went.");
      stopAt = Number.POSITIVE_INFINITY;
      await world.run(id);
      expect(contentOf(id), `stopped at call ${at}`).toEqual(expected);
      expect((await world.read(id))?.status).toBe("finished");
    }
    const id = await ask();
    const lost = () => Promise.reject(new Error("The bucket is not there."));
    await expect(world.run(id, { keep: lost })).rejects.toThrow("bucket");
    await world.run(id);
    expect(contentOf(id)).toEqual(expected);
  }, 60_000);

  it("is finished once, however often the entry comes", async () => {
    const id = await ask();
    await world.run(id);
    const first = await world.read(id);
    await world.run(id);
    expect(await world.read(id)).toEqual(first);
    const names = (await real.entries("2026-11-24")).map(({ name }) => name);
    expect(names.filter((name) => name === "ExportFinished")).toHaveLength(1);
  });

  it("stops when another run has overtaken it, and leaves the other's end as it is", async () => {
    const id = await ask();
    let other: Promise<void> | undefined;
    await world.run(id, {
      keep: async (archive, chunks) => {
        other ??= world.run(id);
        await other;
        return world.needs.keep(archive, chunks);
      },
    });
    expect(await world.read(id)).toMatchObject({ status: "finished" });
    const names = (await real.entries("2026-11-24")).map(({ name }) => name);
    expect(names.filter((name) => name === "ExportFinished")).toHaveLength(1);
  });
});

describe("an export", () => {
  const drop = async (id: string) => void world.archives.delete(id);

  it("says how far it is, only ever further", async () => {
    await fill();
    const id = await ask();
    const seen: number[] = [];
    const one = await world.read(id);
    seen.push(percentOf(one ?? expect.fail()));
    real.table.client.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        if (context.commandName?.startsWith("Transact") === true)
          seen.push(percentOf((await world.read(id)) ?? expect.fail()));
        return answer;
      },
      { step: "initialize", name: "watch" },
    );
    await world.run(id);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(8);
    expect(seen.at(-1)).toBe(100);
  });

  it("is written down when it is downloaded and deleted, and then gone", async () => {
    const id = await ask();
    expect(await downloadExport(world.needs, id, given())).toEqual({ refusal: "not-there" });
    expect(await deleteExport({ ...world.needs, drop }, id, given())).toEqual({ refusal: "busy" });
    await world.run(id);
    expect(await downloadExport(world.needs, id, given())).toHaveProperty("done");
    const twice = given();
    expect(await deleteExport({ ...world.needs, drop }, id, twice)).toHaveProperty("done");
    expect(await deleteExport({ ...world.needs, drop }, id, twice)).toHaveProperty("done");
    expect(await deleteExport({ ...world.needs, drop }, id, given())).toEqual({ refusal: "not-there" });
    expect(world.archives.has(id)).toBe(false);
    expect(await downloadExport(world.needs, id, given())).toEqual({ refusal: "not-there" });
    const names = (await real.entries("2026-11-24")).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["ExportRequested", "ExportFinished", "ExportDownloaded", "ExportDeleted"]),
    );
    expect(names.filter((name) => name === "ExportDeleted")).toHaveLength(1);
  });

  it("is over after a week, and one that went silent has stopped", async () => {
    const id = await ask();
    const asked = (await world.read(id)) ?? expect.fail();
    expect(stateOf(asked, plus(clock.now, "PT20M"))).toBe("requested");
    expect(stateOf(asked, plus(clock.now, "PT31M"))).toBe("stopped");
    await world.run(id);
    const one = (await world.read(id)) ?? expect.fail();
    expect(stateOf(one, plus(clock.now, "P6D"))).toBe("finished");
    expect(stateOf(one, plus(clock.now, "P7D"))).toBe("expired");
    expect(
      await downloadExport(world.needs, id, {
        ...given(),
        occasion: { ...testOccasion(world.needs), now: plus(clock.now, "P8D") },
      }),
    ).toEqual({ refusal: "not-there" });
  });
});
