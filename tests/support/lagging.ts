import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { createIndexLag, type IndexLag } from "../../infra/local/index.ts";

const HttpRequest = z.custom<{ headers: Record<string, string>; body: string | Uint8Array }>(
  (request) =>
    z
      .looseObject({ headers: z.looseObject({ "x-amz-target": z.string() }), body: z.unknown() })
      .safeParse(request).success,
);

/** Puts an index lag of a table at `endpoint` between a client and its table. It lags when it is told to. */
export const lagIndexes = (client: DynamoDBDocumentClient, endpoint: string, table: string): IndexLag => {
  const lag = createIndexLag({
    tables: () => [table],
    call: async (target, body) => {
      const answer = await fetch(endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.0",
          "x-amz-target": target,
          authorization:
            "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
        },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`DynamoDB Local refused ${target}: ${await answer.text()}`);
      return answer.json();
    },
  });
  client.middlewareStack.add(
    (next) => async (args) => {
      const request = HttpRequest.parse(args.request);
      const { body: sent } = request;
      const asBytes = typeof sent === "string" ? Buffer.from(sent) : Buffer.concat([sent]);
      return lag.through(request.headers["x-amz-target"] ?? "", asBytes, (body) => {
        if (body !== asBytes) request.body = body.toString();
        return next(args);
      });
    },
    // Before the length of the body is measured.
    { step: "build", name: "lagIndexes", priority: "high" },
  );
  return lag;
};
