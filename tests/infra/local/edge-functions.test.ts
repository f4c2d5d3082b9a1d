import { describe, expect, test } from "vitest";
import { guardOf } from "../../../infra/local/aws/edge-functions.ts";
import type { Resource } from "../../../infra/local/aws/template.ts";

const REFUSES = `function handler(event) {
  var length = event.request.headers["content-length"];
  if (length === undefined || Number(length.value) <= 10) return event.request;
  return { statusCode: 413, headers: { "content-type": { value: "text/html" } }, body: { encoding: "text", data: "<h1>Too large</h1>" } };
}`;

const edge = (properties: Record<string, unknown>): Resource => ({
  stack: "site",
  id: "TooLarge",
  type: "AWS::CloudFront::Function",
  name: "too-large",
  arn: "arn:aws:cloudfront::000000000000:function/too-large",
  properties,
});
const template = (...functions: Resource[]) => ({ ofType: () => functions });
const made = edge({ FunctionCode: REFUSES, FunctionConfig: { Runtime: "cloudfront-js-2.0" } });
const associations = [{ EventType: "viewer-request" as const, FunctionARN: made.arn }];
const asking = (headers: Record<string, string>) => ({ method: "POST", url: "/enquiry?a=1", headers });

describe("a function of the edge", () => {
  test("answers before anybody else, in the words of the template's own code", () => {
    const guard = guardOf(template(made), associations);
    expect(guard(asking({ "content-length": "11" }))).toEqual({
      status: 413,
      headers: { "content-type": "text/html" },
      body: "<h1>Too large</h1>",
    });
  });

  test("lets through what it gives back as it was, and where there is none, everything", () => {
    const guard = guardOf(template(made), associations);
    expect(guard(asking({ "content-length": "10" }))).toBeUndefined();
    expect(guard(asking({}))).toBeUndefined();
    expect(guardOf(template(), [])(asking({ "content-length": "11" }))).toBeUndefined();
  });

  test("that is not in the template, or of another kind than is run here, is an error at the start", () => {
    expect(() => guardOf(template(), associations)).toThrow("is not in the template");
    const old = edge({ FunctionCode: REFUSES, FunctionConfig: { Runtime: "cloudfront-js-1.0" } });
    expect(() => guardOf(template(old), associations)).toThrow();
  });
});
