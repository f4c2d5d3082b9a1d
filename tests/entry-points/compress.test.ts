import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compressed } from "../../functions/entry-points/compress.ts";

const page = {
  statusCode: 422,
  headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  cookies: ["a=1"],
  body: `<p>${"Wörter und mehr Wörter. ".repeat(80)}</p>`,
};
const GZIP = { "accept-encoding": "gzip" };

/** How an answer goes to somebody who asks with these headers and cookies. */
const sent = (headers: Record<string, string>, cookies: string[] = [], answer: object = page) =>
  compressed({ headers, cookies }, answer);

describe("an answer", () => {
  test("goes compressed to a browser that takes it, whatever its status, and says so", async () => {
    const answer = await sent(GZIP);
    expect(answer).toMatchObject({
      statusCode: 422,
      headers: { ...page.headers, "content-encoding": "gzip", vary: "accept-encoding" },
      cookies: ["a=1"],
      isBase64Encoded: true,
    });
    const bytes = Buffer.from(answer.body ?? "", "base64");
    expect(gunzipSync(bytes).toString()).toBe(page.body);
    expect(bytes.length).toBeLessThan(page.body.length / 4);
  });

  test.each([
    ["", false],
    ["br", false],
    ["gzip;q=0", false],
    ["gzip; q=0.0, br", false],
    ["br, gzip", true],
    ["GZIP;q=0.5", true],
    ["*", true],
  ])("to a browser that takes “%s” is compressed: %s", async (accepted, is) => {
    expect((await sent({ "accept-encoding": accepted })).isBase64Encoded === true).toBe(is);
  });

  test("that is short, or bytes, goes as it is", async () => {
    const short = { statusCode: 200, body: "x".repeat(999) };
    const file = { statusCode: 200, body: "QUJD".repeat(1000), isBase64Encoded: true };
    for (const answer of [short, file, { statusCode: 303 }])
      expect(await sent(GZIP, [], answer)).toBe(answer);
  });

  // BREACH needs all of these at once: a secret of the visitor's, a request that another site chose, and a length that tells.
  test.each([
    ["another site", "cross-site", false],
    ["a neighbour of ours", "same-site", false],
    ["somewhere unknown", undefined, false],
    ["our own pages", "same-origin", true],
    ["what they typed or a bookmark", "none", true],
  ])("to somebody we know, led here by %s, is compressed: %s %s", async (_from, site, is) => {
    const headers = { ...GZIP, ...(site !== undefined && { "sec-fetch-site": site }) };
    expect((await sent(headers, ["__Host-visitor=x"])).isBase64Encoded === true).toBe(is);
    // Of somebody without a cookie the page knows nothing.
    expect((await sent(headers)).isBase64Encoded).toBe(true);
  });

  test("comes out as it went in, whatever it says", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1000, maxLength: 3000 });
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        const { body: compact = "" } = await sent(GZIP, [], { statusCode: 200, body });
        expect(gunzipSync(Buffer.from(compact, "base64")).toString()).toBe(body);
      }),
      { numRuns: 30 },
    );
  });
});
