import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toResult } from "../../functions/entry-points/answer.ts";
import { directFiles } from "../../functions/entry-points/direct-files.ts";
import { prepareUpload } from "../../functions/entry-points/direct-upload.ts";
import { readSentFile, recordSentFile } from "../../functions/entry-points/kept-file.ts";
import type { Fields } from "../../functions/entry-points/typed-fields.ts";
import { MOST_BYTES_DIRECT } from "../../shared/files/file.ts";
import { makeUploadToken } from "../../shared/pages/form-token.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type Kept, keptBucket } from "../support/kept-bucket.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testRequest, testVisit } from "../support/visiting.ts";

let real: RealTable;
let bucket: Kept;
beforeAll(async () => {
  [real, bucket] = await Promise.all([startRealTable(), keptBucket()]);
});
afterAll(async () => {
  await bucket?.stop();
  await real?.stop();
});

const needs = () => testNeeds(real.table, { now: "2027-01-11T10:00:00.000Z" });

const prepare = async (form: Fields) => {
  const visit = testVisit(needs());
  const given = { form, visit, request: testRequest({ form }), once: "once", occasion: visit.occasion };
  const stepped = await prepareUpload.run(needs(), undefined, given);
  if (!("json" in stepped)) throw new Error("It does not answer a script.");
  return { visitor: visit.visitor, answer: JSON.stringify(stepped.json) };
};

describe("a script that asks where to send a file", () => {
  it("is told an address of its own that nobody can guess, and how to name the file", async () => {
    const [first, second] = [
      await prepare({ name: "a.pdf", size: "8000000" }),
      await prepare({ name: "a.pdf", size: "8000000" }),
    ];
    const ids = [first, second].map(({ answer }) => /uploads\/([\w-]+)\?/.exec(answer)?.[1]);
    expect(ids[0]).toMatch(/^[\w-]{22}$/);
    expect(ids[0]).not.toBe(ids[1]);
    expect(first.answer).toContain(`"upload":"${ids[0]}.`);
  });

  it.each([
    ["large.pdf", String(26 * 1_048_576), "large.pdf must be smaller than 25.0 MB"],
    ["empty.pdf", "0", "empty.pdf is empty"],
    ["run.exe", "10", "run.exe must be one of these"],
    ["odd.pdf", "-1", "odd.pdf is empty"],
    ["odd.pdf", "1e9", "odd.pdf is empty"],
    ["", "10", "file must be one of these"],
  ])("for %s of %s bytes is told in words why not", async (name, size, words) => {
    const { answer } = await prepare({ name, size });
    expect(answer).toContain(words);
    expect(answer).not.toContain("address");
  });
});

describe("a form that names a file", () => {
  const files = (upload: string) =>
    directFiles(
      needs(),
      testRequest({ form: { _upload: upload, _uploadName: "a.txt" } }),
      "a-visitor-of-the-tests",
    );
  const token = (visitor: string) => makeUploadToken(needs().formKeys, visitor, "an-id");

  it("has it as if it had come along, and so has it checked", async () => {
    const found = await files(token("a-visitor-of-the-tests"));
    expect(found.map(({ field, name, cut }) => [field, name, cut])).toEqual([["upload", "a.txt", false]]);
    expect(await readSentFile({ files: found })).toEqual({
      problem: "a.txt is empty. Choose another file",
    });
  });

  it.each([
    ["of someone else", () => token("someone-else")],
    ["that was made up", () => "an-id.signature"],
    ["that is none", () => ""],
  ])("%s has none", async (_whose, made) => {
    expect(await files(made())).toEqual([]);
  });
});

describe("a file that was kept", () => {
  const file = () => ({ id: newId(), name: "a.txt", type: "text/plain", size: 1 });
  const discarded = async () =>
    (await real.entries("2027-01-11"))
      .filter(({ name }) => name === "FileDiscarded")
      .map(({ subject }) => subject.id);
  const given = () => ({ once: newId(), occasion: testVisit(needs()).occasion });

  it("is discarded, once, where the change that it belongs to is refused", async () => {
    const [kept, command] = [file(), given()];
    const refused = { refusal: "already-closed" } as const;
    for (let time = 0; time < 2; time += 1)
      expect(await recordSentFile(needs(), kept, command, async () => refused)).toBe(refused);
    expect(await discarded()).toEqual([kept.id]);
  });

  it("stays where it is recorded", async () => {
    const before = await discarded();
    await recordSentFile(needs(), file(), given(), async () => ({ done: true }));
    expect(await discarded()).toEqual(before);
  });
});

it("a file of the largest size that a script may send is read like any other", async () => {
  const bytes = Buffer.alloc(MOST_BYTES_DIRECT, "a");
  const sent = { field: "upload", name: "a.txt", cut: false };
  expect(await readSentFile({ files: [{ ...sent, bytes }] })).toMatchObject({ name: "a.txt" });
  const longer = Buffer.concat([bytes, Buffer.from("a")]);
  expect(await readSentFile({ files: [{ ...sent, bytes: longer }] })).toEqual({
    problem: "a.txt must be smaller than 25.0 MB",
  });
});

it("a page may send to one origin more only where it sends files", () => {
  const policy = (sendsTo?: string) =>
    String(toResult({ html: "" }, [], sendsTo).headers?.["content-security-policy"]);
  expect(policy()).toContain("; connect-src 'self'; ");
  expect(policy("https://b.s3.eu-west-2.amazonaws.com")).toContain(
    "; connect-src 'self' https://b.s3.eu-west-2.amazonaws.com; ",
  );
});
