import type { IncomingHttpHeaders } from "node:http";
import { runInNewContext } from "node:vm";
import * as z from "zod/mini";
import type { ApiAnswer } from "./http-api.ts";
import type { ResolvedTemplate } from "./template.ts";

/** The functions of a behaviour. The local stack runs those on the viewer's request. */
export const Associations = z._default(
  z.array(z.object({ EventType: z.literal("viewer-request"), FunctionARN: z.string() })),
  [],
);

const Code = z.object({
  FunctionCode: z.string(),
  FunctionConfig: z.looseObject({ Runtime: z.literal("cloudfront-js-2.0") }),
});

const Result = z.looseObject({
  statusCode: z.optional(z.number()),
  headers: z._default(z.record(z.string(), z.object({ value: z.string() })), {}),
  body: z.optional(z.object({ encoding: z.literal("text"), data: z.string() })),
});

/** What a visitor sends, as far as a function of the edge may look at it. */
export interface ViewerRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}

/** What answers a request before an origin is asked; undefined where it is let through. */
export type Guard = (request: ViewerRequest) => ApiAnswer | undefined;

const eventOf = ({ method, url, headers }: ViewerRequest) => ({
  version: "1.0",
  context: { eventType: "viewer-request" },
  request: {
    method,
    uri: url.split("?")[0],
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, { value: String(value) }]),
    ),
  },
});

/** The guard that a behaviour's functions are. Throws on a function that is not in the template, and on one that changes a request instead of answering it. */
export function guardOf(
  template: Pick<ResolvedTemplate, "ofType">,
  associations: z.infer<typeof Associations>,
): Guard {
  const codes = associations.map(({ FunctionARN }) => {
    const found = template
      .ofType("AWS::CloudFront::Function")
      .find(({ name }) => FunctionARN.endsWith(`/${name}`));
    if (found === undefined) throw new Error(`${FunctionARN} is not in the template.`);
    return Code.parse(found.properties).FunctionCode;
  });
  return (request) => {
    for (const code of codes) {
      const told: unknown = runInNewContext(`${code}\nJSON.stringify(handler(JSON.parse(event)))`, {
        event: JSON.stringify(eventOf(request)),
      });
      const { statusCode: status, headers, body } = Result.parse(JSON.parse(String(told)));
      if (status === undefined) continue;
      const plain = Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
      return { status, headers: plain, body: body?.data ?? "" };
    }
    return undefined;
  };
}
