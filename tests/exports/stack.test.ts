import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { newId } from "../../shared/platform/ids.ts";
import { signIn, visit } from "../support/over-http.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { unpack } from "./unpacked.ts";

let stack: LocalStack;
const bucket = (name: string) =>
  stack.template.ofType("AWS::S3::Bucket").find(({ id }) => id.startsWith(`Buckets${name}`))?.name ?? "";

beforeAll(async () => {
  stack = await startLocalStack({ assembly: await sharedAssembly() });
});
afterAll(() => stack?.stop());

/** A file that somebody sent, larger than one part of an upload, and the mail that it came with. */
const keepLargeFile = async (bytes: Buffer): Promise<string> => {
  const id = newId();
  const files = new S3Client(stack.client);
  await files.send(new PutObjectCommand({ Bucket: bucket("Files"), Key: `files/${id}`, Body: bytes }));
  files.destroy();
  const plain = new DynamoDBClient(stack.client);
  const held = { id: newId(), files: [{ id, name: "large.bin", type: "text/plain", size: bytes.length }] };
  await DynamoDBDocumentClient.from(plain).send(
    new PutCommand({
      TableName: stack.addresses.table ?? "",
      Item: { pk: `HELD-MAIL#${held.id}`, sk: "HELD-MAIL", held },
    }),
  );
  plain.destroy();
  return id;
};

describe("an export on the stack, with the rights that its functions have", () => {
  it("is made in parts, downloaded whole by an administrator and deleted", async () => {
    const bytes = randomBytes(20_000_000);
    const file = await keepLargeFile(bytes);
    const admin = visit(stack, { cookies: await signIn(stack, "ada-admin") });
    const confirm = await admin.follow(await admin.open("/desk/exports"), "make");
    const made = await admin.send(confirm, {}, "make");
    await stack.idle();
    const ready = await admin.open(made.to);
    expect(ready.text).toContain("1 file, 19.1 MB");
    const given = await admin.open((await admin.send(ready, {}, "download")).to);
    const address = given.$('main a[href*="X-Amz-Signature"]').attr("href") ?? "";
    const download = await fetch(address);
    expect(download.headers.get("content-disposition")).toMatch(/^attachment; filename="programme-export-/);
    const got = unpack(new Uint8Array(await download.arrayBuffer()));
    const path = `files/${file}/large.bin`;
    expect(got.sha256(path)).toBe(got.manifest.files.find((one) => one.path === path)?.sha256);
    expect(got.manifest.keptFiles).toBe(1);

    const asked = await admin.follow(await admin.open(made.to), "delete");
    await admin.send(asked, {}, "delete");
    expect((await admin.open(made.to)).text).toContain("The archive was deleted");
    expect((await fetch(address)).status).toBe(404);
    expect(stack.refusals()).toEqual([]);
  }, 60_000);
});
