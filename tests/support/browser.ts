import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { type CheerioAPI, load } from "cheerio";
import { type Calls, overBar, sayCalls, writesIn } from "./bars.ts";
import { during } from "./traffic.ts";

type Result = APIGatewayProxyStructuredResultV2;

/** A web function's handler. */
export type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<Result>;

/** An answer as a person or an operator meets it. */
export interface Met {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly html: string;
  /** The answer as bytes: what a download is. */
  readonly file: Buffer;
  readonly $: CheerioAPI;
  /** Where a redirect leads; empty when it is none. */
  readonly to: string;
  /** The text of the page's main part, in single spaces. */
  readonly text: string;
}

/** What Lambda tells a function of its invocation. */
export const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "web",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:eu-west-2:000000000000:function:web",
  memoryLimitInMB: "512",
  awsRequestId: "00000000-0000-4000-8000-000000000000",
  logGroupName: "web",
  logStreamName: "web",
  getRemainingTimeInMillis: () => 15_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** What a request may say besides its path. */
export interface Asked {
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly base64?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

/** A request as an HTTP API sends it to Lambda (payload format 2.0). */
export const toEvent = (url: string, asked: Asked = {}): APIGatewayProxyEventV2 => {
  const [rawPath = "/", rawQueryString = ""] = url.split(/\?(.*)/s);
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString))
    query[name] = name in query ? `${query[name]},${value}` : value;
  const { method = "GET", body, base64 = true, cookies = [] } = asked;
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers: { host: "programme.example", "sec-fetch-site": "same-origin", ...asked.headers },
    ...(cookies.length > 0 && { cookies: [...cookies] }),
    ...(rawQueryString !== "" && { queryStringParameters: query }),
    requestContext: {
      accountId: "000000000000",
      apiId: "api",
      domainName: "programme.example",
      domainPrefix: "programme",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: "$default",
      stage: "$default",
      time: "23/Nov/2026:09:00:00 +0000",
      timeEpoch: 1_795_424_400_000,
    },
    ...(body !== undefined && { body: Buffer.from(body).toString(base64 ? "base64" : "utf8") }),
    isBase64Encoded: body !== undefined && base64,
  };
};

/** An answer, read as HTML only by whoever looks at what it says: most requests of a walk are only asked how they ended. */
const toMet = ({
  statusCode = 0,
  headers: told = {},
  cookies = [],
  body: html = "",
  ...rest
}: Result): Met => {
  const headers = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]));
  let read: CheerioAPI | undefined;
  const $ = (): CheerioAPI => {
    read ??= load(html);
    return read;
  };
  return {
    status: statusCode,
    headers,
    cookies,
    html,
    to: headers["location"] ?? "",
    get file() {
      return Buffer.from(html, rest.isBase64Encoded === true ? "base64" : "utf8");
    },
    get $() {
      return $();
    },
    get text() {
      return $()("main").text().replaceAll(/\s+/g, " ").trim();
    },
  };
};

/** Sends one request and reads the answer, without a browser's memory. */
export const ask = async (handler: Handler, url: string, asked: Asked = {}): Promise<Met> =>
  toMet(await handler(toEvent(url, asked), context));

const formType = { "content-type": "application/x-www-form-urlencoded" };

/** The cookies that a browser has from before, by name, once they are there. */
export type Cookies = Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

/** A browser without scripts: it keeps cookies and sends forms as a page has them. */
export class Browser {
  readonly #handler: Handler;
  readonly #cookies = new Map<string, string>();
  #first: Cookies;

  /** `cookies` are those that it has from before; it waits for them with its first request. */
  constructor(handler: Handler, cookies: Cookies = {}) {
    this.#handler = handler;
    this.#first = cookies;
  }

  async #takeFirst(): Promise<void> {
    const first = this.#first;
    this.#first = {};
    for (const [name, value] of Object.entries(await first)) this.#cookies.set(name, value);
  }

  /**
   * Asks, and throws when that read or wrote more of a table in this process than it may (bars.ts): so every page and command that a test goes through is held
   * to it.
   */
  async #askWithinBar(url: string, asked: Asked): Promise<Met> {
    const { method = "GET" } = asked;
    const { result: met, traffic } = await during(() => ask(this.#handler, url, asked));
    const over = (calls: Calls) =>
      overBar({ method, path: url, isDone: met.status === 303 && writesIn(calls) > 0 }, calls);
    if (traffic.troubled || over(traffic.calls) === "") return met;
    // The first that looks also reads the names of the team, which the function holds from then on.
    const again = method === "GET" ? (await during(() => ask(this.#handler, url, asked))).traffic : traffic;
    if (over(again.calls) === "") return met;
    throw new Error(`${method} ${url} made ${sayCalls(again.calls)}, which is ${over(again.calls)}.`);
  }

  async #ask(url: string, asked: Asked): Promise<Met> {
    await this.#takeFirst();
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`);
    const met = await this.#askWithinBar(url, { ...asked, cookies });
    for (const cookie of met.cookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/Max-Age=0\b/.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return met;
  }

  /** Opens an address. */
  open(url: string): Promise<Met> {
    return this.#ask(url, {});
  }

  /** Follows the link of a page that asks before the step of this name is taken. */
  follow(page: Met, asks: string): Promise<Met> {
    const href = page.$(`main a[href*="ask=${asks}"]`).first().attr("href");
    if (href === undefined) throw new Error(`The page has no link that asks about ${asks}.`);
    return this.open(href);
  }

  /** Posts fields to an address, in order, as they are given. */
  post(url: string, fields: readonly (readonly [string, string])[]): Promise<Met> {
    const body = new URLSearchParams(
      fields.map(([name, value]): [string, string] => [name, value]),
    ).toString();
    return this.#ask(url, { method: "POST", body, headers: formType });
  }

  /** Sends the first form of a page that takes files, by its first button, with these in its field `file`. */
  async sendFiles(page: Met, files: readonly File[]): Promise<Met> {
    const form = page.$("main form[enctype]").first();
    const fields = new FormData();
    for (const { name, value } of form.serializeArray()) fields.append(name, value);
    for (const file of files) fields.append("file", file);
    const button = form.find("button[name]").first();
    if (button.length > 0) fields.append(String(button.attr("name")), String(button.attr("value")));
    const sent = new Response(fields);
    const headers = { "content-type": sent.headers.get("content-type") ?? "" };
    const body = new Uint8Array(await sent.arrayBuffer());
    return this.#ask(form.attr("action") ?? "", { method: "POST", body, headers });
  }

  /** Sends the form of a page that has a button with this `_step`, with these answers put into it; without a step, its first form by its first button. */
  send(page: Met, answers: Readonly<Record<string, string>>, step?: string): Promise<Met> {
    const { $ } = page;
    const posts = $("main form[method=post]");
    const button = posts.find(`button[name=_step][value="${step ?? ""}"]`).first();
    if (step !== undefined && button.length === 0) throw new Error(`The page has no button for ${step}.`);
    const form =
      step === undefined ? (posts.length > 0 ? posts : $("main form")).first() : button.closest("form");
    const filled = new Map<string, string>();
    for (const { name, value } of form.serializeArray()) filled.set(name, value);
    for (const [name, value] of Object.entries(answers)) filled.set(name, value);
    // As with the Enter key: a form that is sent without a button named is sent by its first.
    const pressed = step ?? answers["_step"] ?? form.find("button[name=_step]").first().attr("value");
    if (pressed !== undefined) filled.set("_step", pressed);
    return this.post(form.attr("action") ?? "", [...filled]);
  }
}
