import type { IncomingHttpHeaders } from "node:http";
import { type ApiCall, ApiError } from "./calls.ts";
import { OBJECT_ACTIONS, objectIn } from "./object-rights.ts";
import type { Reply } from "./replies.ts";
import type { ObjectVersions } from "./versions.ts";

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

/** Asked for what is to be put only where nothing is yet: the object store does not know that condition. */
const isThere = async (address: string): Promise<boolean> => (await fetch(address, { method: "HEAD" })).ok;

/** Hands a call on to the object store at `store`, and its answer back. */
const forwardObject = async (store: string, call: ApiCall): Promise<Reply> => {
  const { bucket, key } = objectIn(call.path);
  // The object store has no such call, and would take it for the object's end. Parts that nobody completes are nowhere to be seen.
  if (call.action === "s3:AbortMultipartUpload") return { status: 204, headers: {}, body: "" };
  if (!OBJECT_ACTIONS.includes(call.action))
    throw new ApiError(501, "NotImplemented", `The local stack does not run ${call.action}.`);
  if (String(call.headers["x-amz-content-sha256"] ?? "").startsWith("STREAMING-"))
    throw new ApiError(501, "NotImplemented", "The local stack takes whole bodies, not streams.");
  const path = key.split("/").map(encodeURIComponent).join("/");
  if (
    call.method === "PUT" &&
    call.headers["if-none-match"] === "*" &&
    (await isThere(`${store}/${bucket}/${path}`))
  )
    throw new ApiError(
      412,
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
    );
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

/** What a copy is made of: `bucket/key`, and of a version `?versionId=...`. */
const sourceOf = (call: ApiCall): { bucket: string; key: string; id?: string } | undefined => {
  const source = call.headers["x-amz-copy-source"];
  if (source === undefined) return undefined;
  const [path = "", query = ""] = String(source).split("?");
  const id = new URLSearchParams(query).get("versionId") ?? undefined;
  return { ...objectIn(`/${decodeURIComponent(path).replace(/^\//, "")}`), ...(id !== undefined && { id }) };
};

const toCopy = async (call: ApiCall, versions: ObjectVersions): Promise<ApiCall> => {
  const source = sourceOf(call);
  if (source === undefined) return call;
  const found = await versions.read(source.bucket, source.key, source.id);
  if (!found.ok) throw new ApiError(404, "NoSuchKey", "The specified key does not exist.");
  const { "x-amz-copy-source": _source, ...rest } = call.headers;
  return {
    ...call,
    headers: { ...Object.fromEntries(found.headers), ...rest },
    raw: Buffer.from(await found.arrayBuffer()),
  };
};

const COPIED =
  '<?xml version="1.0" encoding="UTF-8"?>\n<CopyObjectResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>';

/** A bucket's objects and their versions: what a call is carried out with. */
export interface Objects {
  /** Carries a call out that may be made; `put` is what it put into the bucket. */
  readonly carryOut: (call: ApiCall) => Promise<{ readonly reply: Reply; readonly put?: Buffer }>;
}

/** Opens the objects of the store at `store`. */
export const openObjects = (store: string, versions: ObjectVersions): Objects => ({
  carryOut: async (asked) => {
    const { bucket, key } = objectIn(asked.path);
    if (asked.action === "s3:ListBucketVersions") {
      const [name = ""] = asked.path.slice(1).split("/");
      return { reply: await versions.list(name, asked.query.get("prefix") ?? "") };
    }
    if (asked.action === "s3:DeleteObjectVersion") {
      await versions.remove(bucket, key, asked.query.get("versionId") ?? "");
      return { reply: { status: 204, headers: {}, body: "" } };
    }
    const call = await toCopy(asked, versions);
    const reply = await forwardObject(store, call);
    const isPut = reply.status === 200 && call.action === "s3:PutObject";
    if (versions.keptIn(bucket)) {
      if (isPut) await versions.add(bucket, key, { headers: headersFor(call.headers), body: call.raw });
      if (call.action === "s3:DeleteObject") await versions.addDeletion(bucket, key);
    }
    if (!isPut) return { reply };
    return { reply: call === asked ? reply : { ...reply, body: COPIED }, put: call.raw };
  },
});
