import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { Events, OAuth2Server } from "oauth2-mock-server";
import * as z from "zod/mini";
import type { HeldPort } from "../aws/ports.ts";
import { close } from "../aws/servers.ts";

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

/** The sign-in service, on an origin of its own. */
export interface SignIn {
  stop: () => Promise<void>;
}

const TOKEN_SECONDS = 3600;
const Code = z.looseObject({ code: z.string() });

/** The cookie by which the sign-in service knows who signed in with it last: its own session, which is none of the desk's. */
const COOKIE = "local-sign-in";

const cookie = (id: string, more = ""): string => `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax${more}`;

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

/** The server of the library, with the claims of whoever was chosen; it answers all but the page to choose from and the end of a session. */
const startIssuer = async (address: string, now: () => number): Promise<OAuth2Server> => {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  await server.start(0, "127.0.0.1");
  server.issuer.url = address;
  const chosen = new Map<string, { person: TeamPerson; at: number }>();
  server.service.on(Events.BeforeAuthorizeRedirect, (redirect, request) => {
    const person = personOf(new URL(request.url ?? "/", address).searchParams.get("as") ?? undefined);
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
  return server;
};

/** Has the library answer a request; whoever signed in by it is remembered. */
const handOn = (
  server: OAuth2Server,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname, search }: URL,
  person: TeamPerson | undefined,
): void => {
  const { method, headers } = request;
  const forwarded = httpRequest(
    { host: "127.0.0.1", port: server.address().port, method, path: pathname + search, headers },
    (answer) => {
      const more = person === undefined ? {} : { "set-cookie": cookie(person.id) };
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...more });
      answer.pipe(response);
    },
  );
  forwarded.on("error", () => response.writeHead(502).end());
  request.pipe(forwarded);
};

/**
 * Starts the sign-in service at its place, which is its issuer; whoever is chosen is in the token's claims. Its tokens are of the time that `now` gives,
 * because that is when the functions look at them.
 */
export async function startSignIn(
  places: { readonly site: string; readonly signIn: string; readonly ports: { readonly signIn: HeldPort } },
  now: () => number,
): Promise<SignIn> {
  const issuer = await startIssuer(places.signIn, now);
  const door = createServer((request, response) => {
    const url = new URL(request.url ?? "/", places.signIn);
    if (url.pathname === "/endsession") return endSession(places.site, url, response);
    const person = url.pathname === "/authorize" ? signingIn(request, url) : undefined;
    if (url.pathname === "/authorize" && person === undefined) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(chooser(url));
      return;
    }
    if (person !== undefined) url.searchParams.set("as", person.id);
    handOn(issuer, request, response, url, person);
  });
  await new Promise<void>((done, failed) => {
    door.once("error", failed);
    door.listen(places.ports.signIn.port, "127.0.0.1", done);
  });
  return {
    stop: async () => {
      await close(door);
      await issuer.stop();
    },
  };
}
