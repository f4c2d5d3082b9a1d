import type { Environment } from "../environments.ts";
import type { Finding } from "./findings.ts";

/** What an address answered: a page, or why there was none. */
export type Answer =
  | { readonly status: number; readonly headers: Headers; readonly body: string }
  | { readonly error: string; readonly unknownHost: boolean };

/** Asks for one address without following redirects. Does not throw. */
export type Get = (url: string) => Promise<Answer>;

const LONGEST_ANSWER_MS = 30_000;

const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return "code" in cause ? String(cause.code) : cause.message;
};

/** Asks over the network. */
export const getOverNetwork: Get = async (url) => {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(LONGEST_ANSWER_MS) });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch (error) {
    const cause = causeOf(error);
    return { error: cause, unknownHost: /ENOTFOUND|EAI_AGAIN/.test(cause) };
  }
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

const plainText = (html: string): string =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => ENTITIES[one] ?? one);

const failed = (about: string, says: string): Finding => ({ state: "failed", about, says });

const sayAnswer = (answer: Answer): string =>
  "error" in answer ? `gave no answer (${answer.error})` : `answered ${answer.status}`;

/** Whether the home page is that of the programme. */
export const judgeSite = (url: string, answer: Answer, programme: string): Finding => {
  const about = "Site";
  if ("error" in answer || answer.status !== 200) {
    return failed(about, `${url} ${sayAnswer(answer)}. The log of the function "site" says why.`);
  }
  return plainText(answer.body).includes(programme)
    ? { state: "ok", about, says: `${url} shows ${programme}.` }
    : failed(
        about,
        `${url} answers, but its page does not name ${programme}: does the domain lead elsewhere?`,
      );
};

/** The address of the first stylesheet or script that a page of ours asks for. */
export const firstAsset = (html: string): string | undefined =>
  /(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/.exec(html)?.[1];

/** Whether a static file is there and is kept by browsers for good. */
export const judgeAsset = (path: string, answer: Answer): Finding => {
  const about = "Static files";
  if ("error" in answer || answer.status !== 200) {
    const why =
      "status" in answer && answer.status === 403
        ? " CloudFront may not read the bucket, or the files were not uploaded."
        : "";
    return failed(about, `${path} ${sayAnswer(answer)}.${why}`);
  }
  const kept = answer.headers.get("cache-control") ?? "";
  return kept.includes("immutable")
    ? { state: "ok", about, says: `${path} is there, and browsers keep it.` }
    : failed(
        about,
        `${path} is there, but browsers are not told to keep it (cache-control: ${kept || "none"}).`,
      );
};

const REDIRECTS = [301, 302, 303, 307, 308];

/** The address that an answer redirects to. */
const redirectOf = (from: string, answer: Answer): string | undefined => {
  if ("error" in answer || !REDIRECTS.includes(answer.status)) return undefined;
  const location = answer.headers.get("location");
  return location === null ? undefined : new URL(location, from).href;
};

/** Follows redirects, `most` at most; gives the last address and its answer. */
const follow = async (get: Get, url: string, most: number): Promise<{ url: string; answer: Answer }> => {
  const answer = await get(url);
  const next = redirectOf(url, answer);
  return next === undefined || most === 0 ? { url, answer } : follow(get, next, most - 1);
};

/** Whether the desk sends people to the sign-in service, and that service knows the desk. */
const checkSignIn = async (get: Get, base: string, provider: string | undefined): Promise<Finding> => {
  const about = "Sign-in";
  const { url, answer } = await follow(get, `${base}/desk`, 6);
  const origin = new URL(url).origin;
  if (origin === new URL(base).origin) {
    return failed(about, `the desk does not lead to the sign-in page: ${url} ${sayAnswer(answer)}.`);
  }
  if (provider !== undefined && origin !== new URL(provider).origin) {
    return failed(
      about,
      `the desk leads to ${origin}, but the sign-in page of this environment is ${provider}.`,
    );
  }
  if ("error" in answer || answer.status >= 400) {
    return failed(about, `the desk leads to ${origin}, which ${sayAnswer(answer)}: does it know this desk?`);
  }
  return { state: "ok", about, says: `the desk leads to ${origin}, which answers.` };
};

/** Where to look for the pages: the site's own address or, while the DNS does not know it yet, CloudFront's. */
export type Where = {
  readonly environment: Environment;
  /** CloudFront's name for the site. */
  readonly siteAddress: string | undefined;
  /** The sign-in page of the user pool; undefined when the team signs in elsewhere. */
  readonly provider: string | undefined;
  /** Whether the site was deployed for the first time just now, so that its DNS record may still be missing. */
  readonly isNew: boolean;
};

const judgeUnknownHost = ({ environment, siteAddress, isNew }: Where): Finding => ({
  state: isNew ? "note" : "failed",
  about: "DNS",
  says: `${environment.siteUrl} is not in the DNS${isNew ? " yet" : ""}. Add: ${new URL(environment.siteUrl).hostname} CNAME ${siteAddress ?? "(the output SiteAddress)"}`,
});

/** Asks the deployed site for its home page, a static file and the desk's sign-in. */
export const checkPages = async (get: Get, where: Where): Promise<Finding[]> => {
  const { environment, siteAddress, provider } = where;
  const own = await get(`${environment.siteUrl}/`);
  const unknown = "error" in own && own.unknownHost;
  const dns = unknown ? [judgeUnknownHost(where)] : [];
  if (unknown && siteAddress === undefined) return dns;
  const base = unknown ? `https://${siteAddress}` : environment.siteUrl;
  const home = unknown ? await get(`${base}/`) : own;
  const path = "body" in home ? firstAsset(home.body) : undefined;
  const asset =
    path === undefined
      ? failed("Static files", "the home page names none, so none could be tried.")
      : judgeAsset(path, await get(`${base}${path}`));
  return [
    ...dns,
    judgeSite(`${base}/`, home, environment.programmeName),
    asset,
    await checkSignIn(get, base, provider),
  ];
};
