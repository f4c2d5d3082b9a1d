import { paths } from "../../shared/pages/paths.ts";
import { endMemberSessions } from "../../shared/sign-in/commands.ts";
import { openSession } from "../../shared/sign-in/session.ts";
import { cookie } from "../entry-points/answer.ts";
import type { Page } from "../entry-points/page.ts";
import type { PageFile } from "../entry-points/page-definition.ts";
import { logSecurity } from "../entry-points/security-log.ts";
import signOut from "./sign-out.njk";
import type { SignInVisit } from "./visit.ts";

const post: Page<SignInVisit> = async (needs, request, { deskKeys, occasion }) => {
  const session = openSession(deskKeys, request.cookies["__Host-desk"]);
  if (session !== null) {
    const { id, person } = session;
    const by = { ...occasion, actor: { kind: "team", id: person } } as const;
    const once = `sign-out:${id}`;
    await endMemberSessions(needs, { person, which: { id } }, { once, occasion: by });
    logSecurity("signed out", { person });
  }
  return { redirect: paths.signingOut, cookies: [cookie("desk", "", 0)], forget: true };
};

/** Asks whether to sign out, ends the session, and leads on to the sign-in service, which has a session of its own. */
export const page: PageFile<SignInVisit, typeof paths.signOut> = {
  path: paths.signOut,
  get: async (_needs, _request, visit) => visit.show(signOut),
  post,
};
