import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";

/** What became of asking for an address. */
export const linkOutcomes = ["answers", "behind-sign-in", "gone", "no-answer", "not-allowed"] as const;

/**
 * How an address answered. `behind-sign-in`: it is there and does not let us in. `gone`: its server says that it is not there. `no-answer`: no
 * server, no answer in time, or one about its own trouble. `not-allowed`: it was not asked, because it is none of the public internet.
 */
export interface LinkAnswer {
  readonly outcome: (typeof linkOutcomes)[number];
  /** The status of HTTP, where there was an answer. */
  readonly status?: number;
  /** The address that a good one has permanently moved to. */
  readonly movedTo?: string;
}

/** What may be asked, and how. `milliseconds` is for everything together, redirects included. */
export interface CheckNeeds {
  readonly allows: {
    readonly name: (host: string) => boolean;
    readonly address: (ip: string) => boolean;
    readonly port: (port: number) => boolean;
  };
  /** All addresses of a name. Rejects when there are none. */
  readonly resolve: (name: string) => Promise<readonly string[]>;
  readonly userAgent: string;
  readonly milliseconds: number;
}

const MOST_REDIRECTS = 5;
const PERMANENT: readonly number[] = [301, 308];
const REDIRECTS: readonly number[] = [...PERMANENT, 302, 303, 307];
const GONE: readonly number[] = [404, 410];

class NotAllowed extends Error {
  override readonly name = "NotAllowed";
}

const hostOf = ({ hostname }: URL): string => hostname.replaceAll(/^\[|\]$/g, "");

const portOf = ({ port, protocol }: URL): number =>
  port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);

const mustBeAllowed = (url: URL, { allows }: CheckNeeds): void => {
  const host = hostOf(url);
  const known = isIP(host) === 0 ? allows.name(host) : allows.address(host);
  const web = url.protocol === "https:" || url.protocol === "http:";
  if (!web || !known || url.username !== "" || url.password !== "" || !allows.port(portOf(url)))
    throw new NotAllowed("The address is none of the public internet.");
};

/**
 * Finds the addresses to connect to. It is the connection's own look-up: what is checked here is what is connected to, so that a name server
 * that gives a good answer first and a bad one later gains nothing. One bad address among several refuses them all.
 */
const checkedLookup =
  ({ resolve, allows }: CheckNeeds): LookupFunction =>
  (name, options, callback) => {
    resolve(name).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (first === undefined || !addresses.every(allows.address))
          callback(new NotAllowed("The name leads out of the public internet."), "", 0);
        else if (options.all === true) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), "", 0),
    );
  };

interface Told {
  readonly status: number;
  readonly location: string | undefined;
}

/** Of the time for everything, what a server gets to answer for the head alone. */
const HEAD_SHARE = 1 / 3;
const MOST_COOKIES = 20;
const LONGEST_COOKIE = 4096;

/** Cookies that sites gave along the way, by host and name. Some send whoever has none to the same address until they have. */
type Cookies = Map<string, Map<string, string>>;

const keepCookies = (cookies: Cookies, { host }: URL, given: readonly string[] = []): void => {
  const own = cookies.get(host) ?? new Map<string, string>();
  cookies.set(host, own);
  for (const cookie of given) {
    const [, name, value] = /^\s*([^=;\s]+)\s*=\s*([^;]*)/.exec(cookie.slice(0, LONGEST_COOKIE)) ?? [];
    if (name !== undefined && value !== undefined && own.size < MOST_COOKIES) own.set(name, value.trim());
  }
};

const cookieHeader = (cookies: Cookies, { host }: URL): { readonly cookie?: string } => {
  const own = [...(cookies.get(host) ?? [])].map(([name, value]) => `${name}=${value}`);
  return own.length === 0 ? {} : { cookie: own.join("; ") };
};

interface Asking {
  readonly needs: CheckNeeds;
  readonly cookies: Cookies;
  readonly signal: AbortSignal;
}

/** Asks once and reads no more than the head of the answer. */
const ask = (method: "HEAD" | "GET", url: URL, { needs, cookies, signal }: Asking): Promise<Told> =>
  new Promise((done, failed) => {
    const request = url.protocol === "https:" ? requestSecure : requestPlain;
    const asked = request(
      url,
      {
        method,
        signal,
        agent: false,
        lookup: checkedLookup(needs),
        headers: {
          "user-agent": needs.userAgent,
          accept: "*/*",
          connection: "close",
          ...cookieHeader(cookies, url),
        },
      },
      (answer) => {
        keepCookies(cookies, url, answer.headers["set-cookie"]);
        done({ status: answer.statusCode ?? 0, location: answer.headers.location });
        answer.destroy();
      },
    );
    asked.on("error", failed);
    asked.end();
  });

/** Asks for the head; a server that answers that with an error, hangs up or keeps silent is asked for the page itself, as people do. */
const askKindly = async (url: URL, asking: Asking): Promise<Told> => {
  const short = AbortSignal.timeout(Math.round(asking.needs.milliseconds * HEAD_SHARE));
  const head = { ...asking, signal: AbortSignal.any([asking.signal, short]) };
  const told = await ask("HEAD", url, head).catch((error: unknown) => {
    if (error instanceof NotAllowed || asking.signal.aborted) throw error;
    return undefined;
  });
  return told === undefined || told.status >= 400 ? ask("GET", url, asking) : told;
};

const outcomeOf = (status: number): LinkAnswer["outcome"] => {
  if (status < 400) return "answers";
  if (GONE.includes(status)) return "gone";
  // What else a server holds against us (no sign-in, too many visits, robots not wanted) it holds against us, not against the page.
  return status >= 500 && status < 600 ? "no-answer" : "behind-sign-in";
};

const follow = async (start: URL, needs: CheckNeeds, signal: AbortSignal): Promise<LinkAnswer> => {
  let url = start;
  let movedTo: string | undefined;
  let permanently = true;
  const asking: Asking = { needs, signal, cookies: new Map() };
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    mustBeAllowed(url, needs);
    const { status, location } = await askKindly(url, asking);
    if (!REDIRECTS.includes(status) || location === undefined) {
      const outcome = outcomeOf(status);
      const good = outcome === "answers" || outcome === "behind-sign-in";
      return { outcome, status, ...(good && movedTo !== undefined && { movedTo }) };
    }
    if (!URL.canParse(location, url.href)) return { outcome: "no-answer", status };
    const next = new URL(location, url);
    if (next.hash === "") next.hash = url.hash;
    permanently &&= PERMANENT.includes(status);
    if (permanently) movedTo = next.href;
    url = next;
  }
  return { outcome: "no-answer" };
};

/** Asks for an address of the web and says how it answered. Never throws: what cannot be asked did not answer, or was not allowed. */
export const checkLink = async (address: string, needs: CheckNeeds): Promise<LinkAnswer> => {
  if (!URL.canParse(address)) return { outcome: "not-allowed" };
  try {
    return await follow(new URL(address), needs, AbortSignal.timeout(needs.milliseconds));
  } catch (error) {
    return { outcome: error instanceof NotAllowed ? "not-allowed" : "no-answer" };
  }
};
