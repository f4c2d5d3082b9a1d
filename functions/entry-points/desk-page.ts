import { paths } from "../../shared/pages/paths.ts";
import { mayActAs, openSession, type Role, type Session } from "../../shared/sign-in/session.ts";
import type { Admit, Page, Route, Visit } from "./page.ts";

/** A visit to the desk by somebody of the team. */
export interface DeskVisit extends Visit {
  readonly session: Session;
}

/** A page of the desk. */
export type DeskPage = Page<DeskVisit>;

/** A route of the desk with the least role that may use it: to look needs `viewer`, to change anything `team`. */
export interface DeskRoute extends Route<DeskVisit> {
  readonly role: Role;
}

/** Admits whoever is signed in with enough of a role; sends everybody else to sign in, or says why not. */
export const admitTeam: Admit<DeskVisit, DeskRoute> = async (needs, request, route) => {
  const session = openSession(needs.keys, request.cookies["__Host-desk"], needs.now());
  if (session === null) {
    const back = request.method === "GET" ? `?to=${encodeURIComponent(request.path)}` : "";
    return { redirect: `${paths.signIn}${back}` };
  }
  if (!mayActAs(session.role, route.role)) {
    const context = { programme: needs.programme, assets: needs.assets, paths, path: request.path, session };
    const { default: notAllowed } = await import("../../shared/pages/not-allowed.njk");
    return { status: 403, html: notAllowed.render(context) };
  }
  return {
    actor: { kind: "team", id: session.person },
    context: {
      session,
      may: { change: mayActAs(session.role, "team"), administer: mayActAs(session.role, "admin") },
    },
    complete: (visit) => ({ ...visit, session }),
  };
};
