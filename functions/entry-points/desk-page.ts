import { openFormToken } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import { mayActAs, type Role } from "../../shared/sign-in/role.ts";
import { inListOf } from "../lists/in-list.ts";
import { cookie, type PageAnswer } from "./answer.ts";
import type { Admit, Page, PageNeeds, Route, Visit } from "./page.ts";
import { field, NO_BODY, type RequestBody, type RequestHead } from "./request.ts";
import { logSecurity } from "./security-log.ts";
import type { DeskNeeds, Session } from "./session.ts";

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

const context = (needs: PageNeeds, { path }: RequestHead) => ({
  programme: needs.programme,
  assets: needs.assets,
  paths,
  path,
});

/**
 * What was sent without a session comes back with a button that sends it again, once its writer has signed in: nothing that somebody typed is
 * lost. Only a form of ours, given to this very browser, comes back. (A redirect to the sign-in service would be blocked: `form-action`.)
 */
const askToSignIn = async (
  needs: DeskNeeds,
  request: RequestHead,
  sent: RequestBody | undefined,
): Promise<PageAnswer> => {
  const { form, files } = sent ?? NO_BODY;
  const { cookies } = request;
  const ours = openFormToken(needs.formKeys, cookies["__Host-visitor"] ?? "", field(form, "_form")) !== null;
  const fields = [...form].flatMap(([name, values]) => values.map((value) => ({ name, value })));
  const [{ default: sessionOver }, { HOURS_SIGNED_IN, MINUTES_IDLE }] = await Promise.all([
    import("../../shared/pages/session-over.njk"),
    import("../../shared/sign-in/session.ts"),
  ]);
  const html = sessionOver.render({
    ...context(needs, request),
    minutes: MINUTES_IDLE,
    hours: HOURS_SIGNED_IN,
    fields: ours ? fields : [],
    // A script that was refused an address for its file says so by naming none.
    files: files.length > 0 || form.get("_upload")?.[0] === "",
  });
  return { status: 401, html, cookies: [cookie("desk", "", 0)] };
};

const refuseRole = async (needs: DeskNeeds, request: RequestHead, session: Session): Promise<PageAnswer> => {
  const { default: notAllowed } = await import("../../shared/pages/not-allowed.njk");
  return { status: 403, html: notAllowed.render({ ...context(needs, request), session }) };
};

/**
 * Admits whoever is signed in with enough of a role; sends everybody else to sign in, or says why not. The table is asked at each request, so
 * who left, was signed out or may do less is refused at once.
 */
export const admitTeam: Admit<DeskVisit, DeskRoute, DeskNeeds> = async (needs, request, route, readBody) => {
  // Loaded with the first request: no start of the function waits for it.
  const { findSession, noteUse } = await import("./session.ts");
  const found = await findSession(needs, request);
  if ("why" in found) {
    const { why, ...who } = found;
    if (why !== "none") logSecurity("session refused", { route: route.path, why, ...who });
    // A browser that we never gave a form sends none of ours, so its body is not read.
    const known = request.cookies["__Host-visitor"] !== undefined;
    if (request.method === "POST") return askToSignIn(needs, request, known ? await readBody() : undefined);
    const query = new URLSearchParams(request.query).toString();
    const to = query === "" ? request.path : `${request.path}?${query}`;
    return { redirect: `${paths.signIn}?${new URLSearchParams({ to })}` };
  }
  const { session, openWork } = found;
  const { person, role } = session;
  if (!mayActAs(role, route.role)) {
    const { path, method } = route;
    logSecurity("role refused", { route: path, method, person, role, needed: route.role });
    return refuseRole(needs, request, session);
  }
  await noteUse(needs, request, found);
  const inList = inListOf(request.query);
  return {
    actor: { kind: "team", id: person },
    draftsOf: person,
    context: {
      session,
      openWork,
      inList,
      // Forms of a record that was opened from a list send its place there along, so that the way back outlives them.
      ...(inList && { path: `${request.path}?${new URLSearchParams({ in: inList.carried })}` }),
      may: { change: mayActAs(role, "team"), administer: mayActAs(role, "admin") },
    },
    complete: (visit) => ({ ...visit, session }),
  };
};
