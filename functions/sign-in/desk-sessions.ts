import * as z from "zod/mini";
import { paths } from "../../shared/pages/paths.ts";
import { sentBack } from "../../shared/pages/typed.ts";
import { endMemberSessions } from "../../shared/sign-in/commands.ts";
import type { WhichSessions } from "../../shared/sign-in/decide.ts";
import { HOURS_SIGNED_IN, isFresh, MINUTES_IDLE, MOST_SESSIONS } from "../../shared/sign-in/session.ts";
import { readMember } from "../../shared/sign-in/store.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { logSecurity } from "../entry-points/security-log.ts";
import type { Given } from "../entry-points/step.ts";
import sessions from "./desk-sessions.njk";
import { sessionRows } from "./session-rows.ts";

const end = async (needs: PageNeeds, which: WhichSessions, given: Given<DeskVisit, unknown>) => {
  const { person, startedAt } = given.visit.session;
  if (!isFresh(startedAt, needs.now())) return { refusal: "not-fresh" } as const;
  const ended = await endMemberSessions(needs, { person, which }, given);
  if ("done" in ended) logSecurity("sessions ended", { person, by: person });
  return ended;
};

/** Where somebody is signed in, for themselves: they may end each of their other sessions, having just signed in (ASVS 5.0, 7.5.2). */
export const page = deskPage({
  path: paths.deskSessions,
  names: nothing,
  load: ({ table }, _named, { visit }) => readMember(table, visit.session.person),
  show: (needs, member, { visit }) =>
    view(sessions, {
      rows: sessionRows(member, needs.now(), visit.session.id),
      fresh: isFresh(visit.session.startedAt, needs.now()),
      again: `${paths.signIn}?${new URLSearchParams({ to: paths.deskSessions })}`,
      limits: { minutes: MINUTES_IDLE, hours: HOURS_SIGNED_IN, most: MOST_SESSIONS },
    }),
  steps: (step) => ({
    end: step({
      form: z.object({ id: sentBack() }),
      run: (needs, _named, given) => end(needs, { id: given.form.id }, given),
      done: "That session has ended.",
    }),
    "end-others": step({
      run: (needs, _named, given) => end(needs, { but: given.visit.session.id }, given),
      done: "You are signed out everywhere else.",
    }),
  }),
  refusals: { "not-fresh": "Sign in again first, so that we know it is you. Then end the session" },
});
