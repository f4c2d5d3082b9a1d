import {
  CopyObjectCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { beforeEach, expect, test } from "vitest";
import { bringBack } from "../../infra/objects/versions.ts";
import { eraseObject, listVersions } from "../../shared/files/versions.ts";
import { standIn } from "../support/stand-in.ts";

interface Stored {
  readonly Key: string;
  readonly VersionId: string;
  readonly LastModified: Date;
  readonly gone: boolean;
}

const client = new S3Client({ region: "eu-west-2" });
const s3 = standIn(client);
const bucket = { client, bucket: "files" };
const KEY = "files/1";
let stored: Stored[] = [];

const version = (Key: string, nth: number, gone = false): Stored => ({
  Key,
  VersionId: `v${nth}`,
  LastModified: new Date(Date.UTC(2026, 10, nth)),
  gone,
});

const PAGE = 2;

beforeEach(() => {
  s3.reset();
  stored = [version(KEY, 1), version(KEY, 2), version(KEY, 3, true), version("files/12", 4)];
  s3.on(ListObjectVersionsCommand).callsFake(({ Prefix = "", VersionIdMarker }) => {
    const found = stored.filter(({ Key }) => Key.startsWith(Prefix));
    const start = found.findIndex(({ VersionId }) => VersionId === VersionIdMarker) + 1;
    const page = found.slice(start, start + PAGE);
    return {
      Versions: page.filter(({ gone }) => !gone),
      DeleteMarkers: page.filter(({ gone }) => gone),
      IsTruncated: start + PAGE < found.length,
      NextKeyMarker: page.at(-1)?.Key,
      NextVersionIdMarker: page.at(-1)?.VersionId,
    };
  });
  s3.on(DeleteObjectCommand).callsFake(({ Key, VersionId }) => {
    if (VersionId === undefined) throw new Error("Without its version, a deletion is one version more.");
    stored = stored.filter((one) => one.Key !== Key || one.VersionId !== VersionId);
    return {};
  });
  s3.on(CopyObjectCommand).resolves({});
});

test("erasing an object erases every version of it and that it was deleted, however many pages they are, and no other object", async () => {
  expect(await eraseObject(bucket, KEY)).toBe(3);
  expect(stored.map(({ Key }) => Key)).toEqual(["files/12"]);
  expect(await eraseObject(bucket, KEY)).toBe(0);
});

test("what was written after a moment stays when everything until then is erased", async () => {
  stored = [version(KEY, 1), version(KEY, 2), version(KEY, 3)];
  expect(await eraseObject(bucket, KEY, "2026-11-02T12:00:00.000Z")).toBe(2);
  expect(stored.map(({ VersionId }) => VersionId)).toEqual(["v3"]);
});

test("what is written while it is erased is erased, too", async () => {
  let written = false;
  const deletes = s3.on(DeleteObjectCommand);
  deletes.callsFake(({ VersionId }) => {
    if (!written) stored.push(version(KEY, 9));
    written = true;
    stored = stored.filter((one) => one.VersionId !== VersionId);
    return {};
  });
  expect(await eraseObject(bucket, KEY)).toBe(4);
  expect(stored.map(({ Key }) => Key)).toEqual(["files/12"]);
});

test("the newest version before a deletion is brought back, or the one that is asked for", async () => {
  expect((await listVersions(bucket, KEY)).map(({ id }) => id)).toEqual(["v3", "v2", "v1"]);
  expect(await bringBack(bucket, KEY)).toMatchObject({ id: "v2" });
  expect(await bringBack(bucket, KEY, "v1")).toMatchObject({ id: "v1" });
  expect(s3.commandCalls(CopyObjectCommand).map(({ args: [{ input }] }) => input)).toEqual(
    ["v2", "v1"].map((id) => ({ Bucket: "files", Key: KEY, CopySource: `files/files/1?versionId=${id}` })),
  );
  await expect(bringBack(bucket, KEY, "v3")).rejects.toThrow("no version of files/1");
});
