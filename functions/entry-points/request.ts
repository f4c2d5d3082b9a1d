import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { networkOf, viewerAddress } from "../../shared/protection/network.ts";

/** The fields of a form as they came, each with all its values in order. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** A file of a form. */
export interface UploadedFile {
  readonly field: string;
  /** As the sender's machine calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It was longer than a file may be; the rest was not read. */
  readonly cut: boolean;
}

/** What a request says before its body is looked at: enough to decide who is admitted. */
export interface RequestHead {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly correlation: string;
  /** The network it came from, as limits count it; empty when that is not known. */
  readonly network: string;
}

/** What a request brings. */
export interface RequestBody {
  readonly form: Form;
  /** Files that came with the form; none where the route does not take any. */
  readonly files: readonly UploadedFile[];
}

/** What a page is asked: a request independent of API Gateway. */
export interface PageRequest extends RequestHead, RequestBody {}

/** The body of a request that brings nothing. */
export const NO_BODY: RequestBody = { form: new Map(), files: [] };

/** The one value of a field, or the empty text. */
export const field = (form: Form, name: string): string => form.get(name)?.[0] ?? "";

/** Every field's first value, as a schema takes it. Fields the page itself adds (their names begin with `_`) are left out. */
export const fields = (form: Form): Record<string, string> =>
  Object.fromEntries(
    [...form].filter(([name]) => !name.startsWith("_")).map(([name, values]) => [name, values[0] ?? ""]),
  );

// The longest form of ours is 20,000 characters of up to 9 bytes each (three of UTF-8, written as %E8%AA%9E) and some short fields.
const MOST_BYTES = 250_000;

// The longest list of ours has 200 rows to tick, each with a few fields.
const MOST_FIELDS = 5000;

/** How long the body is, in bytes; nothing of it is read for that. */
export const bytesOf = ({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): number =>
  isBase64Encoded ? Math.floor((body.length / 4) * 3) : Buffer.byteLength(body);

const NAME = /^[\w-]{1,100}$/;

/** Whether a field of ours can be called so. What all objects have is called otherwise: it would be found where nobody put it, and no table keeps it. */
const canBeName = (name: string): boolean => NAME.test(name) && !Object.hasOwn(Object.prototype, name);

/** Adds a field to a form, unless none of ours can be called so. One that comes again has all its values, at a cost that does not depend on how many. */
export const addField = (form: Map<string, string[]>, name: string, value: string): void => {
  if (!canBeName(name)) return;
  const text = value.replaceAll("\r\n", "\n");
  const values = form.get(name);
  if (values === undefined) form.set(name, [text]);
  else values.push(text);
};

/**
 * Reads the fields of a plain form; undefined when more was sent than any form of ours can hold. By its length that is known before anything
 * is read. Never throws: what is malformed, or no such form, has no fields.
 */
export const readForm = (event: APIGatewayProxyEventV2): RequestBody | undefined => {
  if (bytesOf(event) > MOST_BYTES) return undefined;
  const type = event.headers["content-type"] ?? "";
  const raw = event.body ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return NO_BODY;
  const body = event.isBase64Encoded ? Buffer.from(raw, "base64").toString("utf8") : raw;
  const form = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    count += 1;
    if (count > MOST_FIELDS) return undefined;
    addField(form, name, value);
  }
  return { form, files: [] };
};

const readCookies = (event: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(
    (event.cookies ?? []).flatMap((cookie) => {
      const at = cookie.indexOf("=");
      const name = cookie.slice(0, at).trim();
      return at < 1 || !canBeName(name) ? [] : [[name, cookie.slice(at + 1)]];
    }),
  );

const definedValues = (values: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) =>
      value === undefined || !canBeName(name) ? [] : [[name, value]],
    ),
  );

// What others send as an id ends up in the journal, in logs and on pages, so it must be one.
const CORRELATION = /^[\w-]{8,64}$/;

/** The id under which all that a request leads to is found: the one it came with, or API Gateway's. */
export const correlationOf = (event: APIGatewayProxyEventV2): string => {
  const sent = event.headers["x-correlation-id"] ?? "";
  return CORRELATION.test(sent) ? sent : event.requestContext.requestId;
};

/**
 * Where a visitor comes from, as CloudFront tells it in a header that it replaces if a visitor sends one of that name. Without it, whoever called the API
 * itself. What visitors can write as they like (`x-forwarded-for`) is not asked.
 */
const networkFrom = (event: APIGatewayProxyEventV2): string => {
  const told = event.headers["cloudfront-viewer-address"];
  return networkOf(told === undefined ? event.requestContext.http.sourceIp : viewerAddress(told));
};

/** Reads all but the body of a request out of an HTTP API event (payload format 2.0). Never throws: what is malformed is as if it were not there. */
export const readHead = (event: APIGatewayProxyEventV2): RequestHead => ({
  method: event.requestContext.http.method === "POST" ? "POST" : "GET",
  path: event.rawPath,
  parameters: definedValues(event.pathParameters),
  query: definedValues(event.queryStringParameters),
  cookies: readCookies(event),
  headers: event.headers,
  correlation: correlationOf(event),
  network: networkFrom(event),
});
