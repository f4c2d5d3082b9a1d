import type { Instant } from "../../shared/platform/clock.ts";
import { sessionsOf } from "../../shared/sign-in/decide.ts";
import type { Member } from "../../shared/sign-in/member.ts";

/** Somebody's open sessions as a table shows them. `here` is the id of the session that looks. */
export const sessionRows = (member: Member, now: Instant, here: string) =>
  sessionsOf(member, now).map((session) => ({ ...session, here: session.id === here }));
