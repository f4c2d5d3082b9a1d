import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { Events, OAuth2Server } from "oauth2-mock-server";
import * as z from "zod/mini";

/** An invented member of the team who can sign in on this machine. */
export interface TeamPerson {
  id: string;
  name: string;
  email: string;
  group: "viewer" | "team" | "admin";
  may: string;
}

/** Those the chooser offers, one per role. */
export const teamPeople: TeamPerson[] = [
  {
    id: "vera-viewer",
    name: "Vera Viewer",
    email: "vera.viewer@programme.example",
    group: "viewer",
    may: "sees everything at the desk, changes nothing",
  },
  {
    id: "theo-team",
    name: "Theo Team",
    email: "theo.team@programme.example",
    group: "team",
    may: "answers enquiries, runs events and projects",
  },
  {
    id: "ada-admin",
    name: "Ada Admin",
    email: "ada.admin@programme.example",
    group: "admin",
    may: "does all of that, replays failures, changes settings",
  },
];

/** The sign-in server, reached through the front door under `/_local/sign-in`. */
export interface SignIn {
  handle: (request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer) => void;
  stop: () => Promise<void>;
}

const PREFIX = "/_local/sign-in";
const TOKEN_SECONDS = 3600;
const Code = z.looseObject({ code: z.string() });

/** The cookie by which the sign-in service knows who signed in with it last: its own session, which is none of the desk's. */
const COOKIE = "local-sign-in";

const cookie = (id: string, more = ""): string =>
  `${COOKIE}=${id}; Path=${PREFIX}; HttpOnly; SameSite=Lax${more}`;

const personOf = (id: string | undefined): TeamPerson | undefined => teamPeople.find((one) => one.id === id);

/** Who signed in with the service in this browser, and has not signed out there. */
const remembered = ({ headers }: IncomingMessage): TeamPerson | undefined =>
  personOf(new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(headers.cookie ?? "")?.[1]);

/**
 * Who signs in by a request to authorize: whoever was chosen, or, as with Cognito, whoever is signed in with the service already; nobody, if the
 * client wants them to sign in anew.
 */
const signingIn = (request: IncomingMessage, { searchParams }: URL): TeamPerson | undefined =>
  personOf(searchParams.get("as") ?? undefined) ??
  (searchParams.get("prompt") === "login" ? undefined : remembered(request));

/** Ends the service's session and leads back, as Cognito does: to an address of the client's own, named `logout_uri`, and to no other. */
const endSession = (siteUrl: string, url: URL, response: ServerResponse): void => {
  const back = url.searchParams.get("logout_uri") ?? "";
  if (url.searchParams.get("client_id") === null || !back.startsWith(`${siteUrl}/`))
    response.writeHead(400, { "content-type": "text/plain" }).end("client_id and logout_uri are required");
  else response.writeHead(302, { location: back, "set-cookie": cookie("", "; Max-Age=0") }).end();
};

const chooser = (url: URL): string => {
  const link = (person: TeamPerson): string => {
    const target = new URL(url);
    target.searchParams.set("as", person.id);
    const address = `${target.pathname}${target.search}`.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    return `<li><a href="${address}"><strong>${person.name}</strong> <span>${person.group}</span><small>${person.may}</small></a></li>`;
  };
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in on this machine</title>
<style>body{font:18px/1.5 system-ui,sans-serif;margin:0;background:#f0f4f5;color:#212b32}main{max-width:32rem;margin:10vh auto;padding:0 1rem}
ul{list-style:none;padding:0}a{display:block;background:#fff;border:2px solid #d8dde0;border-radius:8px;padding:1rem;margin:.75rem 0;color:#005eb8;text-decoration:none}
a:hover,a:focus{border-color:#005eb8;outline:none}span{float:right;color:#4c6272;font-size:.85rem}small{display:block;color:#4c6272}</style>
<main><h1>Who are you today?</h1><p>The local stack signs in invented people. In AWS this is the team's own sign-in.</p><ul>${teamPeople.map(link).join("")}</ul></main></html>`;
};

/**
 * Starts the sign-in server. Its issuer is `<site>/_local/sign-in`; whoever is chosen is in the token's claims. Its tokens are of the
 * time that `now` gives, because that is when the functions look at them.
 */
export async function startSignIn(siteUrl: string, now: () => number): Promise<SignIn> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  await server.start(0, "127.0.0.1");
  server.issuer.url = siteUrl + PREFIX;
  const chosen = new Map<string, { person: TeamPerson; at: number }>();
  server.service.on(Events.BeforeAuthorizeRedirect, (redirect, request) => {
    const person = personOf(new URL(request.url ?? "/", siteUrl).searchParams.get("as") ?? undefined);
    const code = redirect.url.searchParams.get("code");
    if (person !== undefined && code !== null) chosen.set(code, { person, at: Math.floor(now() / 1000) });
  });
  server.service.on(Events.BeforeTokenSigning, (token, request) => {
    const issued = Math.floor(now() / 1000);
    Object.assign(token.payload, { iat: issued, nbf: issued, exp: issued + TOKEN_SECONDS });
    const parsed = Code.safeParse(request.body);
    const choice = parsed.success ? chosen.get(parsed.data.code) : undefined;
    if (choice === undefined) return;
    const { id: sub, email, name, group } = choice.person;
    const claims = { sub, email, email_verified: true, name, "cognito:groups": [group] };
    Object.assign(token.payload, { ...claims, auth_time: choice.at });
  });
  return {
    handle: (request, response, url, body) => {
      const asked = url.pathname.slice(PREFIX.length) || "/";
      if (asked === "/endsession") return endSession(siteUrl, url, response);
      const person = asked === "/authorize" ? signingIn(request, url) : undefined;
      if (asked === "/authorize" && person === undefined) {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(chooser(url));
        return;
      }
      if (person !== undefined) url.searchParams.set("as", person.id);
      const path = asked + url.search;
      const forwarded = httpRequest(
        {
          host: "127.0.0.1",
          port: server.address().port,
          method: request.method,
          path,
          headers: request.headers,
        },
        (answer) => {
          const more = person === undefined ? {} : { "set-cookie": cookie(person.id) };
          response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...more });
          answer.pipe(response);
        },
      );
      forwarded.on("error", () => response.writeHead(502).end());
      forwarded.end(body);
    },
    stop: () => server.stop(),
  };
}
