import { assignAssessor, releaseAssessor } from "../../../shared/applications/assessment/commands.ts";
import type { Dealt } from "../../../shared/applications/assessment/deal.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { checksOfGiven } from "../../../shared/sign-in/team.ts";
import type { BulkAction } from "../../lists/bulk-action.ts";

const PERSON = /^[\da-f-]{36}$/;

/** One application for one assessor, as a form sends it. */
export const pairOf = ({ application, assessor }: Dealt): string => `${application}:${assessor}`;

const dealtIn = (pair: string): Dealt | undefined => {
  const [named = "", assessor = ""] = pair.split(":");
  const application = parseReference("application", named);
  return application === null || !PERSON.test(assessor) ? undefined : { application, assessor };
};

/** Asks people for the scores that were dealt out to them; taken back, those are released who have not scored. */
export const dealAction: BulkAction = {
  name: "deal",
  verb: "Ask for",
  run: async (needs, { id, me, value: _value, path: _path, ...command }) => {
    const dealt = dealtIn(id);
    if (dealt === undefined) return { refusal: "unknown" };
    const checks = checksOfGiven([dealt.assessor], [me], "not-of-team");
    const assigned = await assignAssessor(needs, { ...dealt, checks }, command);
    return "refusal" in assigned ? assigned : { done: {} };
  },
  undo: async (needs, { id, me: _me, before: _before, path: _path, ...command }) => {
    const dealt = dealtIn(id);
    return dealt === undefined ? { refusal: "unknown" } : releaseAssessor(needs, dealt, command);
  },
  said: (what) => `You asked for ${what}. Each person gets an email.`,
  left: {
    "not-submitted": (isOne) => `${isOne ? "application" : "applications"} did not wait for scores any more`,
    "not-of-team": () => "could not be asked for: this person has left the team",
    "own-application": () => "could not be asked for: this person has an interest in the application",
    "scores-seen": () => "could not be asked for: this person has seen the scores",
    unknown: () => "could not be asked for",
  },
};
