import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { ofType, type Synthesized, synthesizeWithoutCode } from "./synthesized.ts";

let synthesized: Synthesized | undefined;
const made = (): Synthesized => {
  if (synthesized === undefined) throw new Error("The templates are looked at before they were made.");
  return synthesized;
};

beforeAll(() => {
  synthesized = synthesizeWithoutCode();
}, 120_000);

const handle = (length: string | undefined): unknown => {
  const [edge] = ofType(made().service, "AWS::CloudFront::Function");
  const code = z.string().parse(edge?.Properties["FunctionCode"]);
  const headers = length === undefined ? {} : { "content-length": { value: length } };
  return JSON.parse(
    String(
      runInNewContext(`${code}\nJSON.stringify(handler(event))`, {
        event: { request: { uri: "/", headers } },
      }),
    ),
  );
};

describe("what answers before a function of ours is a page", () => {
  it("when a request is too large for any function", () => {
    expect(handle("4700000")).toMatchObject({
      statusCode: 413,
      headers: { "content-type": { value: "text/html; charset=utf-8" } },
      body: { data: expect.stringContaining("<h1>What you sent is too large</h1>") },
    });
    const [edge] = ofType(made().service, "AWS::CloudFront::Function");
    const [distribution] = ofType(made().service, "AWS::CloudFront::Distribution");
    expect(JSON.stringify(distribution?.Properties)).toContain(
      `"FunctionAssociations":[{"EventType":"viewer-request","FunctionARN":{"Fn::GetAtt":["${edge?.id}","FunctionARN"]}}]`,
    );
    // CloudFront takes no larger function.
    expect(z.string().parse(edge?.Properties["FunctionCode"]).length).toBeLessThan(10_240);
  });

  it.each([undefined, "0", "4500000"])("and one of %s bytes is let through as it is", (length) => {
    expect(handle(length)).toMatchObject({ uri: "/" });
  });

  it("and one that is let through fits into a call of Lambda, as base64 and with its headers", () => {
    const most = 4_600_000;
    expect(handle(String(most))).toMatchObject({ uri: "/" });
    expect((most * 4) / 3 + 100_000).toBeLessThan(6 * 1_048_576);
  });

  it("when no function answers", () => {
    const [distribution] = ofType(made().service, "AWS::CloudFront::Distribution");
    for (const status of [502, 503, 504])
      expect(JSON.stringify(distribution?.Properties)).toMatch(
        new RegExp(
          `"ErrorCode":${status},"ResponseCode":${status},"ResponsePagePath":"[^"]+/unavailable.html"`,
        ),
      );
  });

  it("when the firewall turns somebody away; and the API itself does so far later than it", () => {
    const [acl] = ofType(made().edge, "AWS::WAFv2::WebACL");
    expect(JSON.stringify(acl?.Properties["CustomResponseBodies"])).toContain("<h1>Too many requests</h1>");
    const [stage] = ofType(made().service, "AWS::ApiGatewayV2::Stage");
    const { DefaultRouteSettings: limits } = z
      .object({
        DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
      })
      .parse(stage?.Properties);
    // 10,000 pages in five minutes are what the firewall allows one network.
    expect(limits.ThrottlingRateLimit).toBeGreaterThanOrEqual(10 * (10_000 / 300));
    expect(limits.ThrottlingBurstLimit).toBeGreaterThanOrEqual(2000);
  });
});
