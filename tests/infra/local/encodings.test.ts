import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compressing, withEncodings } from "../../../infra/local/aws/encodings.ts";
import type { ApiAnswer, ApiRequest } from "../../../infra/local/aws/http-api.ts";

const asking = (accepted: string): ApiRequest => ({
  method: "GET",
  url: "/assets/1/a.css",
  headers: { host: "localhost", "accept-encoding": accepted },
  body: Buffer.alloc(0),
  sourceIp: "127.0.0.1",
});
const sheet = "p{color:red}".repeat(200);
const file = (more: Partial<ApiAnswer> = {}): ApiAnswer => ({
  status: 200,
  headers: { "content-type": "text/css; charset=utf-8" },
  body: sheet,
  ...more,
});

describe("the front door, as CloudFront", () => {
  test.each([
    ["gzip, deflate, br, zstd", "br,gzip"],
    ["gzip;q=0.8", "gzip"],
    ["deflate", undefined],
    ["", undefined],
  ])("passes “%s” on as %s", (accepted, passed) => {
    const { headers } = withEncodings(asking(accepted), ["br", "gzip"]);
    expect(headers["accept-encoding"]).toBe(passed);
    expect(headers.host).toBe("localhost");
    expect(withEncodings(asking(accepted), []).headers["accept-encoding"]).toBe(undefined);
  });

  test("compresses a file in the way that is named first", async () => {
    const [brotli, gzip] = await Promise.all(
      ["br,gzip", "gzip"].map((accepted) => compressing(async () => file())(asking(accepted))),
    );
    expect(brotli?.headers).toMatchObject({ "content-encoding": "br", vary: "accept-encoding" });
    expect(brotliDecompressSync(Buffer.from(brotli?.body ?? "")).toString()).toBe(sheet);
    expect(gunzipSync(Buffer.from(gzip?.body ?? "")).toString()).toBe(sheet);
  });

  test.each<[string, ApiAnswer]>([
    ["is short", file({ body: "p{}" })],
    ["is compressed", file({ headers: { "content-type": "text/css", "content-encoding": "gzip" } })],
    ["is a picture", file({ headers: { "content-type": "image/png" } })],
    ["is a refusal", file({ status: 403 })],
  ])("leaves alone what %s", async (_what, answer) => {
    expect(await compressing(async () => answer)(asking("br,gzip"))).toBe(answer);
  });
});
