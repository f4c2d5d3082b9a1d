import type { Refused, Unchanged } from "../../journal/answer.ts";
import type { Entry } from "../../journal/entry.ts";
import type { Timer } from "../../timers/timer.ts";
import type { Application } from "../application.ts";

/** What a decision on an application makes true. */
export interface ApplicationDecision {
  readonly application: Application;
  readonly entries: readonly Entry[];
  readonly setTimers?: readonly Timer[];
}

/** What is decided about an application: a change, a refusal, or nothing to do because all is as asked. */
export type ApplicationAnswer<Refusal extends string> = ApplicationDecision | Refused<Refusal> | Unchanged;

/** What an entry about an application is about. */
export const about = (application: Application) => ({
  subject: application.reference,
  person: application.person,
});

/** An application as a change leaves it. */
export const changed = (application: Application, change: Partial<Application>): Application => ({
  ...application,
  ...change,
  version: application.version + 1,
});
