import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { firstOf, normalized } from "../../shared/platform/text.ts";

/** Who may keep an answer and for how long: the visitor's browser, or anybody on the way to it too, for what is the same for everybody. */
export interface Keep {
  readonly by: "browser" | "anybody";
  readonly seconds: number;
}

/** What a page gives back: a page of HTML, the way to another page (`permanent`: it has moved there for good), or a file. Nobody keeps it unless it says so. */
export type PageAnswer =
  | {
      readonly status?: number;
      readonly html: string;
      readonly cookies?: readonly string[];
      readonly keep?: Keep;
    }
  | {
      readonly redirect: string;
      readonly cookies?: readonly string[];
      readonly permanent?: boolean;
      /** The browser forgets what our scripts keep in it (ASVS 5.0, 14.3.1). */
      readonly forget?: boolean;
    }
  | {
      readonly status?: number;
      readonly file: string | Uint8Array;
      readonly type: string;
      readonly name?: string;
      readonly keep?: Keep;
    };

/** Whether something is an answer, rather than what a page goes on with. */
export const isAnswer = (something: object): something is PageAnswer =>
  "html" in something || "redirect" in something || "file" in something;

/**
 * On every answer (OWASP ASVS 5.0, 3.4). `no-referrer` because links to registrations are keys; `no-store`, unless an answer says otherwise,
 * because pages may show what somebody typed.
 */
const SECURITY_HEADERS = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "cache-control": "no-store",
} as const;

/** Where a page may get what from, and send to: ourselves alone, and for a page that sends files, one origin more. */
const contentPolicy = (sendsTo: string | undefined): string =>
  [
    ...[
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
    ],
    `connect-src 'self'${sendsTo === undefined ? "" : ` ${sendsTo}`}`,
    ...["form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"],
    ...["manifest-src 'self'", "worker-src 'self'"],
  ].join("; ");

/** A cookie that only our pages get back, over TLS, out of reach of scripts. `seconds` of 0 deletes it; without it, it goes with the browser. */
export const cookie = (name: string, value: string, seconds?: number): string =>
  `__Host-${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${seconds === undefined ? "" : `; Max-Age=${seconds}`}`;

/**
 * Tells the script that keeps drafts which form the server has taken, so that its draft is forgotten. For that script it is not `HttpOnly`; it
 * opens nothing.
 */
export const savedCookie = (formId: string): string =>
  `__Host-saved=${formId}; Path=/; Secure; SameSite=Lax; Max-Age=300`;

const kept = (keep: Keep | undefined): { readonly "cache-control"?: string } =>
  keep === undefined
    ? {}
    : { "cache-control": `${keep.by === "anybody" ? "public" : "private"}, max-age=${keep.seconds}` };

const LONGEST_FILE_NAME = 120;

/** A file's name without what would end it, lead elsewhere or mean something to a shell, whatever somebody called the thing it is of. Its ending stays. */
const safeFileName = (name: string): string => {
  const clean = name
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Z}"\\/:*?<>|%]+/gu, " ")
    .trim();
  const [ending = ""] = /\.[a-z0-9]{1,5}$/i.exec(clean) ?? [];
  const stem = firstOf([...clean.slice(0, clean.length - ending.length)], LONGEST_FILE_NAME).shown.join("");
  return `${stem.trim() || "file"}${ending}`;
};

/** How a file is named to the browser (RFC 6266): in ASCII, and where that is not all of it, as it is too (`filename*`, RFC 8187). */
const attachment = (name: string): string => {
  const whole = safeFileName(name);
  const ascii = normalized(whole, "NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\x20-\x7e]/g, "_");
  const encoded = encodeURIComponent(whole).replaceAll(
    /['()]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"${ascii === whole ? "" : `; filename*=UTF-8''${encoded}`}`;
};

/** The answer as API Gateway takes it (payload format 2.0), with the security headers. `sendsTo` is the origin to which the page's script may send files. */
export const toResult = (
  answer: PageAnswer,
  moreCookies: readonly string[] = [],
  sendsTo?: string,
): APIGatewayProxyStructuredResultV2 => {
  const security = { "content-security-policy": contentPolicy(sendsTo), ...SECURITY_HEADERS };
  const cookies = [...("cookies" in answer ? (answer.cookies ?? []) : []), ...moreCookies];
  const withCookies = cookies.length === 0 ? {} : { cookies };
  if ("redirect" in answer)
    return {
      statusCode: answer.permanent === true ? 301 : 303,
      headers: {
        ...security,
        location: answer.redirect,
        ...(answer.forget === true ? { "clear-site-data": '"storage"' } : {}),
      },
      ...withCookies,
    };
  if ("file" in answer) {
    const disposition = answer.name === undefined ? {} : { "content-disposition": attachment(answer.name) };
    return {
      statusCode: answer.status ?? 200,
      headers: { ...security, ...kept(answer.keep), "content-type": answer.type, ...disposition },
      ...(typeof answer.file === "string"
        ? { body: answer.file }
        : { body: Buffer.from(answer.file).toString("base64"), isBase64Encoded: true }),
    };
  }
  return {
    statusCode: answer.status ?? 200,
    headers: { ...security, ...kept(answer.keep), "content-type": "text/html; charset=utf-8" },
    body: answer.html,
    ...withCookies,
  };
};

/**
 * The apology for when nothing that pages are made of can be had, not even the programme's name. `correlation` is an id, which needs no
 * escaping.
 */
export const plainApology = (correlation: string): APIGatewayProxyStructuredResultV2 =>
  toResult({
    status: 500,
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sorry, there is a problem</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Sorry, there is a problem</h1>
<p>Something went wrong on our side. Try again in a few minutes. If you sent a form, send it again: nothing will be recorded twice.</p>
<p>If it keeps happening, tell us and quote <strong>${correlation}</strong>.</p></main></body></html>`,
  });
