import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** What a page gives back: a page of HTML, the way to another page, or a file. */
export type PageAnswer =
  | { readonly status?: number; readonly html: string; readonly cookies?: readonly string[] }
  | { readonly redirect: string; readonly cookies?: readonly string[] }
  | { readonly status?: number; readonly file: string; readonly type: string; readonly name?: string };

/**
 * On every answer (OWASP ASVS 5.0, 3.4). `no-referrer` because links to registrations are keys; `no-store` because pages
 * may show what somebody typed.
 */
const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; manifest-src 'self'",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "cache-control": "no-store",
} as const;

/** A cookie that only our pages get back, over TLS, out of reach of scripts. `seconds` of 0 deletes it; without it, it goes with the browser. */
export const cookie = (name: string, value: string, seconds?: number): string =>
  `__Host-${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${seconds === undefined ? "" : `; Max-Age=${seconds}`}`;

/** The answer as API Gateway takes it (payload format 2.0), with the security headers. */
export const toResult = (
  answer: PageAnswer,
  moreCookies: readonly string[] = [],
): APIGatewayProxyStructuredResultV2 => {
  const cookies = [...("cookies" in answer ? (answer.cookies ?? []) : []), ...moreCookies];
  const withCookies = cookies.length === 0 ? {} : { cookies };
  if ("redirect" in answer)
    return { statusCode: 303, headers: { ...SECURITY_HEADERS, location: answer.redirect }, ...withCookies };
  if ("file" in answer) {
    const disposition =
      answer.name === undefined ? {} : { "content-disposition": `attachment; filename="${answer.name}"` };
    return {
      statusCode: answer.status ?? 200,
      headers: { ...SECURITY_HEADERS, "content-type": answer.type, ...disposition },
      body: answer.file,
    };
  }
  return {
    statusCode: answer.status ?? 200,
    headers: { ...SECURITY_HEADERS, "content-type": "text/html; charset=utf-8" },
    body: answer.html,
    ...withCookies,
  };
};
