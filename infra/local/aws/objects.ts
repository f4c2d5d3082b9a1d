import type { IncomingHttpHeaders } from "node:http";
import { type ApiCall, ApiError } from "./calls.ts";
import { OBJECT_ACTIONS, objectIn } from "./object-rights.ts";
import type { Reply } from "./replies.ts";

/** Headers that an object keeps. */
const KEPT = /^(content-(type|disposition|encoding|language)|cache-control|x-amz-meta-.+)$/;
/** Headers that say what is asked of an object. */
const ASKED = /^(range|if-(none-)?match|if-(un)?modified-since)$/;

const headersFor = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value !== undefined && (KEPT.test(name) || ASKED.test(name)) ? [[name, String(value)]] : [],
    ),
  );

/** What a presigned address says the answer's headers are to be: `response-content-disposition` and its like. */
const overrides = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...query].flatMap(([name, value]) => {
      const header = /^response-(.+)$/.exec(name)?.[1];
      return header === undefined ? [] : [[header, value]];
    }),
  );

/** What of a call's query is about parts of an object, or its tags: `?uploadId=...&partNumber=1`, `?tagging`. */
const inParts = (query: URLSearchParams): string => {
  const kept = [...query].filter(([name]) => ["uploads", "uploadId", "partNumber", "tagging"].includes(name));
  return kept.length === 0 ? "" : `?${new URLSearchParams(kept)}`;
};

const DROPPED = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "date",
  "x-amz-request-id",
]);

/** Hands a call that may be made on to the object store at `store`, and its answer back. */
export const forwardObject = async (store: string, call: ApiCall): Promise<Reply> => {
  const { bucket, key } = objectIn(call.path);
  // The object store has no such call, and would take it for the object's end. Parts that nobody completes are nowhere to be seen.
  if (call.action === "s3:AbortMultipartUpload") return { status: 204, headers: {}, body: "" };
  if (!OBJECT_ACTIONS.includes(call.action))
    throw new ApiError(501, "NotImplemented", `The local stack does not run ${call.action}.`);
  if (String(call.headers["x-amz-content-sha256"] ?? "").startsWith("STREAMING-"))
    throw new ApiError(501, "NotImplemented", "The local stack takes whole bodies, not streams.");
  const path = key.split("/").map(encodeURIComponent).join("/");
  const answer = await fetch(`${store}/${bucket}/${path}${inParts(call.query)}`, {
    method: call.method,
    headers: headersFor(call.headers),
    ...((call.method === "PUT" || call.method === "POST") && { body: new Uint8Array(call.raw) }),
  });
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !DROPPED.has(name)));
  const length = answer.headers.get("content-length");
  return {
    status: answer.status,
    headers: {
      ...headers,
      ...(answer.ok && overrides(call.query)),
      ...(call.method === "HEAD" && length !== null && { "content-length": length }),
    },
    body: Buffer.from(await answer.arrayBuffer()),
  };
};
