import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import type { DeskNeeds } from "../../functions/entry-points/session.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { Role } from "../../shared/sign-in/role.ts";
import { ask, type Met } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";

/** An answer of the desk that a walk met. */
export interface Walked {
  readonly address: string;
  /** The path of the route that answered. */
  readonly route: string;
  readonly met: Met;
}

const outside: readonly string[] = [
  paths.signIn,
  paths.signedIn,
  paths.signOut,
  paths.signingOut,
  paths.signedOut,
];

/** Every address of the desk at which somebody who is signed in can look at something, by the table of routes. */
export const lookedAt: readonly string[] = desk
  .filter(({ method, path }) => method === "GET" && !outside.includes(path))
  .map(({ path }) => path);

const asPattern = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
// A path without parts is meant where both fit: `/desk/calls/new` is no call.
const patterns = lookedAt
  .map((path) => ({ path, pattern: asPattern(path) }))
  .sort((a, b) => Number(a.path.includes("{")) - Number(b.path.includes("{")));

const routeOf = (address: string): string | undefined =>
  patterns.find(({ pattern }) => pattern.test(address.split("?")[0] ?? ""))?.path;

/** The addresses of everything under these, filled in: pages of one thing that need not be linked from its own. */
export const pagesOf = (below: string, reference: string): readonly string[] =>
  lookedAt
    .filter((path) => path === below || path.startsWith(`${below}/`))
    .map((path) => path.replace("{reference}", reference));

const MOST_OF_ONE_ROUTE = 5;

const linksOf = (met: Met): string[] =>
  met
    .$("a[href]")
    .toArray()
    .flatMap((link) => met.$(link).attr("href") ?? [])
    .flatMap((href) => (href.startsWith("/desk") ? [href.split("#")[0] ?? ""] : []));

/**
 * Walks the desk in this role, from every page without parts and from these addresses, over every link that leads on within it. Of a list's many
 * filters and days it sees the first ones.
 */
export const walkDesk = async (
  needs: DeskNeeds,
  role: Role,
  from: readonly string[] = [],
): Promise<readonly Walked[]> => {
  const handler = webHandler(desk, async () => needs);
  const cookies = Object.entries(await signedIn(needs, role)).map((pair) => pair.join("="));
  const open = [...lookedAt.filter((path) => !path.includes("{")), ...from];
  const found = new Set(open);
  const perRoute = new Map<string, number>();
  const walked: Walked[] = [];
  for (let address = open.shift(); address !== undefined; address = open.shift()) {
    const route = routeOf(address);
    const count = perRoute.get(route ?? "") ?? 0;
    if (route === undefined || (count >= MOST_OF_ONE_ROUTE && !from.includes(address))) continue;
    perRoute.set(route, count + 1);
    const met = await ask(handler, address, { cookies });
    walked.push({ address, route, met });
    for (const link of [...linksOf(met), ...(met.to.startsWith("/desk") ? [met.to] : [])]) {
      if (found.has(link)) continue;
      found.add(link);
      open.push(link);
    }
  }
  return walked;
};
