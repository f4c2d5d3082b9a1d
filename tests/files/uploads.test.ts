import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { addressToUpload, openUploads, readUpload, type Uploads } from "../../shared/files/uploads.ts";
import { uploadsOrigin } from "../../shared/files/uploads-origin.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";

let stack: LocalStack;
let uploads: Uploads;

const functionId = (label: string): string =>
  stack.template
    .ofType("AWS::Lambda::Function")
    .find(({ properties }) => JSON.stringify(properties).includes(`"POWERTOOLS_SERVICE_NAME":"${label}"`))
    ?.id ?? "";

beforeAll(async () => {
  stack = await startLocalStack({ assembly: await sharedAssembly() });
  const bucket = stack.template.ofType("AWS::S3::Bucket").find(({ id }) => id.startsWith("BucketsUploads"));
  uploads = {
    bucket: bucket?.name ?? "",
    client: new S3Client({
      ...stack.client,
      requestChecksumCalculation: "WHEN_REQUIRED",
      credentials: { accessKeyId: functionId("site"), secretAccessKey: "local" },
    }),
  };
});
afterAll(async () => {
  uploads?.client.destroy();
  await stack?.stop();
});

const put = async (id: string, size: number, sent: string): Promise<number> => {
  const { address, headers } = await addressToUpload(uploads, id, size);
  return (await fetch(address, { method: "PUT", headers, body: sent })).status;
};
const kept = async (id: string): Promise<string | undefined> => {
  const bytes = await readUpload(uploads, id);
  return bytes && Buffer.from(bytes).toString();
};

describe("an address to upload to", () => {
  it("takes one file of the size that was signed, once", async () => {
    expect(await put("one", 5, "first")).toBe(200);
    expect(await put("one", 5, "other")).toBe(412);
    expect(await kept("one")).toBe("first");
  });

  it("takes no file of another size", async () => {
    expect(await put("longer", 5, "longer than that")).toBe(403);
    expect(await put("shorter", 5, "four")).toBe(403);
    expect([await kept("longer"), await kept("shorter")]).toEqual([undefined, undefined]);
  });

  it("takes nothing under another name, and nothing that may replace what is there", async () => {
    const { address, headers } = await addressToUpload(uploads, "named", 1);
    const elsewhere = address.replace("/uploads/named", "/uploads/elsewhere");
    expect((await fetch(elsewhere, { method: "PUT", headers, body: "x" })).status).toBe(403);
    const { "if-none-match": _once, ...replacing } = headers;
    expect((await fetch(address, { method: "PUT", headers: replacing, body: "x" })).status).toBe(403);
    expect([await kept("named"), await kept("elsewhere")]).toEqual([undefined, undefined]);
  });

  it("is good for ten minutes", async () => {
    const { address, headers } = await addressToUpload(uploads, "late", 1);
    await stack.clock({ advance: "PT11M" });
    expect((await fetch(address, { method: "PUT", headers, body: "x" })).status).toBe(403);
  });
});

describe("a browser that asks first", () => {
  const ask = async (path: string, origin: string, headers = "content-type,if-none-match") => {
    const answer = await fetch(`${stack.gatewayUrl}/${path}`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "PUT",
        "access-control-request-headers": headers,
      },
    });
    return [answer.status, answer.headers.get("access-control-allow-origin")];
  };

  it("may send files from the site's pages, and from no other site's, and only there", async () => {
    const there = `${uploads.bucket}/uploads/one`;
    const files = stack.template.ofType("AWS::S3::Bucket").find(({ id }) => id.startsWith("BucketsFiles"));
    expect(await ask(there, stack.url)).toEqual([200, stack.url]);
    expect(await ask(there, "https://elsewhere.example")).toEqual([403, null]);
    expect(await ask(there, stack.url, "x-amz-tagging")).toEqual([403, null]);
    expect(await ask(`${files?.name}/files/one`, stack.url)).toEqual([403, null]);
  });
});

it("what waits for its form is gone after a day, and is neither scanned nor kept in versions", () => {
  const [bucket] = stack.template
    .ofType("AWS::S3::Bucket")
    .filter(({ id }) => id.startsWith("BucketsUploads"));
  expect(bucket?.properties).toMatchObject({
    LifecycleConfiguration: { Rules: [{ ExpirationInDays: 1, Status: "Enabled" }] },
  });
  expect(JSON.stringify(bucket?.properties)).not.toContain("Versioning");
});

it.each([
  ["in AWS", undefined],
  ["here", "http://127.0.0.1:4566"],
])("the origin that pages name is that of the address, %s", async (_where, endpoint) => {
  const environment = { AWS_REGION: "eu-west-2", ...(endpoint && { AWS_ENDPOINT_URL: endpoint }) };
  const { client } = openUploads("uploads");
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  const signing = new S3Client({
    region: environment.AWS_REGION,
    credentials,
    ...(endpoint && { endpoint }),
    requestChecksumCalculation: client.config.requestChecksumCalculation,
  });
  const { address } = await addressToUpload({ client: signing, bucket: "uploads" }, "one", 1);
  expect(new URL(address).origin).toBe(uploadsOrigin("uploads", environment));
  expect(address).not.toMatch(/checksum/i);
});
