import type { FollowUpsChanged } from "../../shared/follow-ups/commands.ts";

/** Why a change of follow-ups is refused. */
export type Refusal = Extract<FollowUpsChanged, { outcome: "refused" }>["refusal"];

/** The reasons in words for the team. */
export const refusals: Readonly<Record<Refusal, string>> = {
  "no-such-step": "This project has no such follow-up.",
  "already-closed": "Somebody has already closed this follow-up. What they wrote is below.",
  "already-paused": "The follow-ups of this project pause already.",
  "not-paused": "The follow-ups of this project do not pause.",
  "not-this-evidence": "This follow-up cannot be closed with that. What closes it is said below.",
  stopped:
    "The follow-ups of this project have ended, because the project was abandoned or its completion was taken back.",
  unknown: "This project has no follow-ups any more.",
  changed: "Somebody changed the follow-ups at the same moment. Look at them again before you change them.",
};
