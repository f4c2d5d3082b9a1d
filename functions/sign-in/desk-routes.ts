import { paths } from "../../shared/pages/paths.ts";
import { type PageRoute, page } from "../entry-points/route.ts";
import type { SignInVisit } from "./visit.ts";

/** The desk's pages about the team. Everybody sees and ends their own sessions; an administrator those of others, and what they may do. */
export const teamDeskRoutes = [
  page(paths.deskTeam, () => import("./desk-team.ts")),
  page(paths.deskTeamMember, () => import("./desk-team-member.ts"), { look: "admin", change: "admin" }),
  page(paths.deskSessions, () => import("./desk-sessions.ts"), { change: "viewer" }),
];

/** The way to sign in and out, which is open to everybody. */
export const signInRoutes: readonly PageRoute<SignInVisit>[] = [
  page(paths.signIn, () => import("./sign-in.ts")),
  page(paths.signedIn, () => import("./signed-in.ts")),
  page(paths.signOut, () => import("./sign-out.ts")),
  page(paths.signingOut, () => import("./signing-out.ts")),
  page(paths.signedOut, () => import("./signed-out.ts")),
];
