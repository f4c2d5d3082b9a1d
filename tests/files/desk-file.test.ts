import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { bringBack } from "../../infra/objects/versions.ts";
import { type Files, keepFile } from "../../shared/files/bucket.ts";
import { eraseObject, listVersions } from "../../shared/files/versions.ts";
import { newId } from "../../shared/platform/ids.ts";
import { signIn, visit } from "../support/over-http.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { wholeTable } from "../support/whole-table.ts";

let stack: LocalStack;
let files: Files;
// What every scanner finds (https://www.eicar.org), in parts, so that this file is not found.
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const clients: S3Client[] = [];

const clientOf = (accessKeyId: string): S3Client => {
  const client = new S3Client({ ...stack.client, credentials: { accessKeyId, secretAccessKey: "local" } });
  clients.push(client);
  return client;
};

beforeAll(async () => {
  stack = await startLocalStack({ assembly: await sharedAssembly() });
  const bucket = stack.template.ofType("AWS::S3::Bucket").find(({ id }) => id.startsWith("BucketsFiles"));
  files = { client: clientOf("operator"), bucket: bucket?.name ?? "" };
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await stack?.stop();
});

const fetchFile = async (id: string): Promise<Response> =>
  fetch(`${stack.url}/desk/files/${id}`, {
    redirect: "manual",
    headers: {
      cookie: Object.entries(await signIn(stack))
        .map((pair) => pair.join("="))
        .join("; "),
    },
  });

const functionId = (label: string): string =>
  stack.template
    .ofType("AWS::Lambda::Function")
    .find(({ properties }) => JSON.stringify(properties).includes(`"POWERTOOLS_SERVICE_NAME":"${label}"`))
    ?.id ?? "";

describe("a file at the desk", () => {
  it("is saved under its name by whoever is signed in, as something that no browser shows", async () => {
    const id = newId();
    const bytes = Buffer.from("%PDF-1.4 what it says");
    const kept = await keepFile(files, { name: "Übersicht (1).pdf", type: "application/pdf", bytes }, id);
    expect(kept).toEqual({ id, name: "Übersicht (1).pdf", type: "application/pdf", size: bytes.length });
    const answer = await fetchFile(id);
    expect(answer.status).toBe(303);
    const file = await fetch(answer.headers.get("location") ?? "");
    expect(await file.text()).toBe("%PDF-1.4 what it says");
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("content-disposition")).toBe(
      `attachment; filename="Ubersicht (1).pdf"; filename*=UTF-8''%C3%9Cbersicht%20%281%29.pdf`,
    );
  });

  it("is not there for whoever is not signed in", async () => {
    const answer = await visit(stack).open(`/desk/files/${newId()}`);
    expect(answer.to).toContain("/desk/sign-in");
  });

  it.each(["no-id", newId()])("that is not there (%s) is a page that says so", async (id) => {
    const answer = await fetchFile(id);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("This file is not here");
  });

  it("is at its address for a minute only", async () => {
    const id = newId();
    await keepFile(files, { name: "a.txt", type: "text/plain", bytes: Buffer.from("a") }, id);
    const address = (await fetchFile(id)).headers.get("location") ?? "";
    expect((await fetch(address)).headers.get("content-type")).toBe("text/plain");
    await stack.clock({ advance: "PT2M" });
    expect((await fetch(address)).status).toBe(403);
  });
});

describe("a file that is not known to be clean", () => {
  it("with malware in it is never opened, by the desk or by its address, and the journal says so", async () => {
    const id = newId();
    const bytes = Buffer.from(EICAR);
    await keepFile(files, { name: "prize.txt", type: "text/plain", bytes }, id);
    await stack.idle();
    const answer = await fetchFile(id);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("This file was refused: malware");
    const object = { Bucket: files.bucket, Key: `files/${id}` };
    const byAddress = await getSignedUrl(clientOf(functionId("desk")), new GetObjectCommand(object));
    expect((await fetch(byAddress)).status).toBe(403);
    const refused = (await wholeTable(stack, "JOURNAL")).map((item) => JSON.stringify(item));
    expect(refused.filter((entry) => entry.includes("FileRefused") && entry.includes(id))).toHaveLength(1);
  });

  it.each([
    [undefined, 409, "This file is being checked"],
    ["UNSUPPORTED", 403, "it cannot be checked"],
  ])("because its scan says %s is a page that says so", async (status, code, words) => {
    const id = newId();
    await keepFile(files, { name: "a.txt", type: "text/plain", bytes: Buffer.from("a") }, id);
    const TagSet = status === undefined ? [] : [{ Key: "GuardDutyMalwareScanStatus", Value: status }];
    const object = { Bucket: files.bucket, Key: `files/${id}` };
    await files.client.send(new PutObjectTaggingCommand({ ...object, Tagging: { TagSet } }));
    const answer = await fetchFile(id);
    expect([answer.status, await answer.text()]).toEqual([code, expect.stringContaining(words)]);
  });
});

describe("the buckets", () => {
  it("let a function do what its role allows, and refuse the rest as S3 does", async () => {
    const id = newId();
    await keepFile(files, { name: "a.txt", type: "text/plain", bytes: Buffer.from("a") }, id);
    const object = { Bucket: files.bucket, Key: `files/${id}` };
    const desk = clientOf(functionId("desk"));
    expect(await (await desk.send(new GetObjectCommand(object))).Body?.transformToString()).toBe("a");
    await desk.send(new PutObjectCommand({ ...object, Body: "b" }));
    await expect(desk.send(new DeleteObjectCommand(object))).rejects.toMatchObject({
      name: "AccessDenied",
      $metadata: { httpStatusCode: 403 },
    });
    const outside = { ...object, Key: "elsewhere/a" };
    await expect(desk.send(new GetObjectCommand(outside))).rejects.toMatchObject({ name: "AccessDenied" });
    await expect(files.client.send(new ListObjectsV2Command({ Bucket: files.bucket }))).rejects.toThrow();
  });
});

describe("versions", () => {
  const keyOf = (id: string): string => `files/${id}`;
  const content = async (id: string): Promise<string> => {
    const object = await files.client.send(new GetObjectCommand({ Bucket: files.bucket, Key: keyOf(id) }));
    return (await object.Body?.transformToString()) ?? "";
  };
  const put = async (id: string, words: string) =>
    keepFile(files, { name: "a.txt", type: "text/plain", bytes: Buffer.from(words) }, id);

  it("are kept of a file that is written over or deleted, and one of them is brought back", async () => {
    const id = newId();
    await put(id, "first");
    await put(id, "second");
    await files.client.send(new DeleteObjectCommand({ Bucket: files.bucket, Key: keyOf(id) }));
    const versions = await listVersions(files, keyOf(id));
    expect(versions.map(({ bytes, isCurrent, gone }) => [bytes, isCurrent, gone])).toEqual([
      [0, true, true],
      [6, false, false],
      [5, false, false],
    ]);
    await bringBack(files, keyOf(id));
    expect(await content(id)).toBe("second");
    await bringBack(files, keyOf(id), versions[2]?.id);
    expect(await content(id)).toBe("first");
  });

  it("are all gone when a file is erased, and those of another whose name goes on are not", async () => {
    const id = newId();
    await put(id, "first");
    await put(id, "second");
    await put(`${id}-more`, "other");
    expect(await eraseObject(files, keyOf(id))).toBe(2);
    expect(await listVersions(files, keyOf(id))).toEqual([]);
    await expect(content(id)).rejects.toMatchObject({ name: "NoSuchKey" });
    expect(await content(`${id}-more`)).toBe("other");
  });

  it("are shown and erased by the command, here as in AWS", async () => {
    const id = newId();
    await put(id, "first");
    await put(id, "second");
    const run = async (...args: string[]): Promise<string> => {
      const command = fileURLToPath(new URL("../../infra/commands/objects.ts", import.meta.url));
      const words = [command, ...args, keyOf(id), "--local", stack.url, "--yes"];
      return (await promisify(execFile)(process.execPath, words, { timeout: 60_000 })).stdout;
    };
    expect((await run("versions")).trim().split("\n")).toHaveLength(2);
    expect(await run("erase")).toContain("2 versions erased.");
    expect(await run("versions")).toContain(`There is no ${keyOf(id)}`);
  });

  it("one of them taken away, the one before it is the file again", async () => {
    const id = newId();
    await put(id, "first");
    await put(id, "second");
    const [newest] = await listVersions(files, keyOf(id));
    const VersionId = newest?.id;
    await files.client.send(new DeleteObjectCommand({ Bucket: files.bucket, Key: keyOf(id), VersionId }));
    expect(await content(id)).toBe("first");
  });
});
