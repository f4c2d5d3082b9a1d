import { createHash, createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** The secret that goes with every access key of this machine. */
export const SECRET_KEY = "local";

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join("&");

/**
 * Whether a request by a presigned address is the one that was signed: its method, address and every header that the signature covers (Signature
 * Version 4, query parameters). A length that was signed is thereby the only one that is taken.
 */
export const isAsSigned = (
  { method, path, headers }: { method: string; path: string; headers: IncomingHttpHeaders },
  query: URLSearchParams,
): boolean => {
  const [, date = "", region = "", service = ""] = (query.get("X-Amz-Credential") ?? "").split("/");
  const signed = query.get("X-Amz-SignedHeaders") ?? "";
  const request = [
    method,
    path,
    canonicalQuery(query),
    ...signed.split(";").map((name) => `${name}:${String(headers[name] ?? "").trim()}`),
    "",
    signed,
    "UNSIGNED-PAYLOAD",
  ].join("\n");
  const text = [
    "AWS4-HMAC-SHA256",
    query.get("X-Amz-Date") ?? "",
    `${date}/${region}/${service}/aws4_request`,
    createHash("sha256").update(request).digest("hex"),
  ].join("\n");
  const key = [date, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${SECRET_KEY}`);
  return hmac(key, text).toString("hex") === query.get("X-Amz-Signature");
};
