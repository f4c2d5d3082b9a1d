import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { LocalStack } from "../../infra/local/index.ts";
import { Browser, type Handler } from "./browser.ts";

/** How somebody comes to the site. */
export interface Coming {
  /** Under which all that they lead to is found. */
  readonly correlation?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  /** How often they send the same again when they are shown an error; not at all unless told. */
  readonly patience?: number;
}

const ask = async (stack: LocalStack, url: string, init: RequestInit) => {
  const answer = await fetch(stack.url + url, { ...init, redirect: "manual" });
  return {
    statusCode: answer.status,
    headers: Object.fromEntries(answer.headers),
    cookies: answer.headers.getSetCookie(),
    body: await answer.text(),
  };
};

/** People who have nothing to do with each other come from networks of their own, like their correlation ids. */
const networkOf = (correlation: string): string => {
  const [a = 0, b = 0, c = 0] = createHash("sha256").update(correlation).digest();
  return `10.${a}.${b}.${c}`;
};

const overHttp =
  (stack: LocalStack, { correlation, patience = 0 }: Coming): Handler =>
  async (event) => {
    const { rawPath, rawQueryString, cookies, headers, requestContext, body } = event;
    const url = rawQueryString === "" ? rawPath : `${rawPath}?${rawQueryString}`;
    const init = {
      method: requestContext.http.method,
      headers: {
        ...(headers["content-type"] !== undefined && { "content-type": headers["content-type"] }),
        ...(cookies !== undefined && { cookie: cookies.join("; ") }),
        ...(correlation !== undefined && {
          "x-correlation-id": correlation,
          "x-local-viewer": networkOf(correlation),
        }),
      },
      ...(body !== undefined && { body: Buffer.from(body, "base64") }),
    };
    for (let left = patience; ; left -= 1) {
      const answer = await ask(stack, url, init);
      if (answer.statusCode < 500 || left === 0) return answer;
    }
  };

/** A browser without scripts that goes to the site of a running stack. */
export const visit = (stack: LocalStack, coming: Coming = {}): Browser =>
  new Browser(overHttp(stack, coming), coming.cookies);

const theTeamMember = "theo-team";
const MOST_REDIRECTS = 6;

/** Signs an invented member of the team in, as the desk's own pages do, and gives the cookies of the session. */
export const signIn = async (stack: LocalStack, who = theTeamMember): Promise<Record<string, string>> => {
  const jar = new Map<string, string>();
  let at = new URL("/desk/sign-in", stack.url);
  for (let count = 0; count < MOST_REDIRECTS; count += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const session = jar.get("__Host-desk");
    if (session !== undefined) return { "__Host-desk": session };
    at = new URL(answer.headers.get("location") ?? "/", at);
    if (at.pathname.endsWith("/authorize")) at.searchParams.set("as", who);
  }
  throw new Error("The desk did not let anybody in.");
};
