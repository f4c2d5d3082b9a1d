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

/** What a page is asked, freed of how API Gateway says it. */
export interface PageRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Form;
  /** Files that came with the form; none where the route does not take any. */
  readonly files: readonly UploadedFile[];
  readonly cookies: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly correlation: string;
  /** The network it came from, as limits count it; empty when that is not known. */
  readonly network: string;
  /** More was sent than any form of ours can hold; what was sent has not been read. */
  readonly tooLong: boolean;
}

/** The one value of a field, or the empty text. */
export const field = (form: Form, name: string): string => form.get(name)?.[0] ?? "";

/** Every field's first value, as a schema takes it. Fields the page itself adds (their names begin with `_`) are left out. */
export const fields = (form: Form): Record<string, string> =>
  Object.fromEntries(
    [...form].filter(([name]) => !name.startsWith("_")).map(([name, values]) => [name, values[0] ?? ""]),
  );

// The longest form of ours is 20,000 characters of up to 9 bytes each (three of UTF-8, written as %E8%AA%9E) and some short fields.
const MOST_BYTES = 250_000;

const isTooLong = ({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): boolean =>
  body.length > (isBase64Encoded ? Math.ceil(MOST_BYTES / 3) * 4 : MOST_BYTES);

const readForm = (event: APIGatewayProxyEventV2): Form => {
  const form = new Map<string, string[]>();
  const type = event.headers["content-type"] ?? "";
  const raw = event.body ?? "";
  if (isTooLong(event) || !type.startsWith("application/x-www-form-urlencoded")) return form;
  const body = event.isBase64Encoded ? Buffer.from(raw, "base64").toString("utf8") : raw;
  for (const [name, value] of new URLSearchParams(body))
    form.set(name, [...(form.get(name) ?? []), value.replaceAll("\r\n", "\n")]);
  return form;
};

const readCookies = (event: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(
    (event.cookies ?? []).flatMap((cookie) => {
      const at = cookie.indexOf("=");
      return at < 1 ? [] : [[cookie.slice(0, at).trim(), cookie.slice(at + 1)]];
    }),
  );

const definedValues = (values: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
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

/** Reads a request out of an HTTP API event (payload format 2.0). Never throws: what is malformed is as if it were not there. */
export const readRequest = (event: APIGatewayProxyEventV2): PageRequest => ({
  method: event.requestContext.http.method === "POST" ? "POST" : "GET",
  path: event.rawPath,
  parameters: definedValues(event.pathParameters),
  query: definedValues(event.queryStringParameters),
  form: readForm(event),
  files: [],
  cookies: readCookies(event),
  headers: event.headers,
  correlation: correlationOf(event),
  network: networkFrom(event),
  tooLong: isTooLong(event),
});
