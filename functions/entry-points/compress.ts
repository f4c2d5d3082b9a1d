import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** Shorter answers do not become shorter. */
const LEAST_BYTES = 1000;

type Headers = Readonly<Record<string, string | undefined>>;

/** Whether a visitor's `Accept-Encoding` names gzip, and not with a quality of nothing (RFC 9110, 12.5.3). */
const takesGzip = (accepted: string): boolean =>
  accepted
    .split(",")
    .map((one) => one.trim().toLowerCase())
    .some((one) => /^(gzip|\*)(?!.*;\s*q=0(\.0*)?$)/.test(one));

/**
 * Whether an answer's length on the way may depend on what is in it. Not when another site sent somebody here whom we know by a
 * cookie: who can choose part of a page, have it asked for again and again, and see how long each answer is, could find out what else
 * stands there (BREACH). Forms' tokens are different in every answer, so there is nothing to find out; this is for the words of pages.
 */
const isSafe = (headers: Headers, cookies: readonly string[]): boolean =>
  cookies.length === 0 || ["same-origin", "none"].includes(headers["sec-fetch-site"] ?? "");

/** The answer as it goes on its way: text compressed for browsers that take it, when that is safe; all else as it is. */
export const compressed = async (
  { headers, cookies = [] }: Pick<APIGatewayProxyEventV2, "headers" | "cookies">,
  answer: APIGatewayProxyStructuredResultV2,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const { body = "", isBase64Encoded = false } = answer;
  const bytes = Buffer.from(body);
  if (isBase64Encoded || bytes.length < LEAST_BYTES) return answer;
  const varying = { ...answer, headers: { ...answer.headers, vary: "accept-encoding" } };
  if (!takesGzip(headers["accept-encoding"] ?? "") || !isSafe(headers, cookies)) return varying;
  const { gzipSync } = await import("node:zlib");
  return {
    ...varying,
    headers: { ...varying.headers, "content-encoding": "gzip" },
    body: gzipSync(bytes).toString("base64"),
    isBase64Encoded: true,
  };
};
