import { assignNewAssessor, releaseAssessor } from "../../../shared/applications/assessment/commands.ts";
import { checksOfGiven, teamChoices } from "../../../shared/sign-in/team.ts";
import type { BulkAction, BulkList } from "../../lists/bulk-action.ts";

/** Asks one colleague to score each. Who was asked before is left, so that an undo releases nobody else. */
const assess: BulkAction = {
  name: "assess",
  verb: "Ask for scores of",
  button: "Ask for scores",
  choice: {
    label: "Assessor",
    missing: "Choose who is to score them",
    isPerson: true,
    items: teamChoices("Choose an assessor"),
  },
  warning:
    "The person who is asked gets an email for each of them. You can undo this for seven days, where they have not scored yet.",
  run: async (needs, { id, value, me, path: _path, ...command }) => {
    const checks = checksOfGiven([value], [me], "not-of-team");
    const asked = await assignNewAssessor(needs, { application: id, assessor: value, checks }, command);
    return "refusal" in asked ? asked : { done: { assessor: value } };
  },
  undo: (needs, { id, before, me: _me, path: _path, ...command }) =>
    releaseAssessor(needs, { application: id, assessor: before["assessor"] ?? "" }, command),
  said: (what, chosen) => `You asked ${chosen.replace(" (me)", "")} to score ${what}.`,
  left: {
    "asked-already": (isOne) => `${isOne ? "was" : "were"} asked of this person already`,
    "not-submitted": (isOne) => `${isOne ? "does" : "do"} not wait for scores`,
    "not-of-team": () => "could not be asked for: this colleague cannot score",
    // Says no more than that, so that nobody learns from it who applied.
    "own-application": () => "could not be asked for: this person has an interest",
    "scores-seen": () => "could not be asked for: this person has seen the scores",
    unknown: (isOne) => `${isOne ? "does" : "do"} not exist`,
  },
};

/** The applications of a call: what can be done to several or all of them. */
export const applicationBulk: BulkList = {
  name: "applications",
  things: ["application", "applications"],
  actions: [assess],
  pages: [{ name: "deal", button: "Deal out to assessors", href: (path) => `${path}/assessors` }],
  takesAll: true,
};
