import type { Refused } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { isOver } from "../../platform/wall-clock.ts";
import type { Application } from "../application.ts";
import type { Assessing } from "../assessment/decide.ts";
import { assessmentState } from "../assessment/model.ts";
import {
  ApplicationAccepted,
  ApplicationAnswered,
  ApplicationDecided,
  ApplicationDecisionUndone,
} from "../entries.ts";
import { visibility } from "../visibility.ts";
import type { GateForm } from "./input.ts";
import type { Decision } from "./model.ts";

/** What a decision at the gate makes true. */
export interface GateDecision {
  readonly application: Application;
  readonly entries: readonly Entry[];
}

/** Why somebody cannot decide on an application. */
export type DecideRefusal = "not-submitted" | "not-assessed" | "has-conflict" | "own-scores-missing";

/** Why a decision is not undone. */
export type UndoRefusal = "not-decided" | "already-answered" | "own-application";

const aboutApplication = (application: Application) => ({
  subject: application.reference,
  person: application.person,
});

/** Why this person cannot decide on an application; null when they can: it must be scored, and they must have no interest or open task in it. */
export const whyNotDecide = (assessing: Assessing, person: string): DecideRefusal | null => {
  const { call, application, assessments } = assessing;
  if (application.status !== "submitted") return "not-submitted";
  const { own, complete } = visibility(call, application, assessments, person);
  const state = own === undefined ? undefined : assessmentState(own);
  // Who applied has an interest without declaring it.
  if (state === "conflict" || application.person === person) return "has-conflict";
  if (state === "to-score") return "own-scores-missing";
  return complete ? null : "not-assessed";
};

/** Decides on an application at gate 1. The letter with this id tells the applicant when somebody has approved it; until then it can be undone. */
export const decideApplication = (
  assessing: Assessing,
  form: GateForm,
  who: { readonly person: string; readonly letter: string },
  occasion: Occasion,
): GateDecision | Refused<DecideRefusal | "in-the-past"> => {
  const refusal = whyNotDecide(assessing, who.person);
  if (refusal !== null) return { refusal };
  if (isOver(form.plan?.startsOn, occasion)) return { refusal: "in-the-past" };
  const { application } = assessing;
  const decision: Decision = {
    ...form,
    decidedBy: who.person,
    decidedAt: occasion.now,
    letter: who.letter,
  };
  const data = { call: application.call, outcome: form.outcome };
  return {
    application: { ...application, status: "decided", decision, version: application.version + 1 },
    entries: [record(ApplicationDecided, { ...aboutApplication(application), data }, occasion)],
  };
};

/** Undoes a decision whose letter is not approved. The application waits for a decision again. */
export const undoDecision = (
  application: Application,
  occasion: Occasion,
): GateDecision | Refused<UndoRefusal> => {
  const { decision, ...rest } = application;
  if (decision === undefined) return { refusal: "not-decided" };
  if (application.person === occasion.actor.id) return { refusal: "own-application" };
  if (decision.answeredAt !== undefined) return { refusal: "already-answered" };
  return {
    application: { ...rest, status: "submitted", version: application.version + 1 },
    entries: [
      record(
        ApplicationDecisionUndone,
        { ...aboutApplication(application), data: { call: application.call } },
        occasion,
      ),
    ],
  };
};

/** Notes that the letter of a decision was approved: the decision stands, and an accepted application becomes a project. Null when it is another letter. */
export const answerApplication = (
  application: Application,
  letter: string,
  occasion: Occasion,
): GateDecision | null => {
  const { decision } = application;
  if (decision === undefined || decision.letter !== letter || decision.answeredAt !== undefined) return null;
  const { call } = application;
  const { outcome } = decision;
  const about = aboutApplication(application);
  return {
    application: {
      ...application,
      decision: { ...decision, answeredAt: occasion.now },
      version: application.version + 1,
    },
    entries: [
      record(ApplicationAnswered, { ...about, data: { call, outcome } }, occasion),
      ...(outcome === "accepted"
        ? [record(ApplicationAccepted, { ...about, data: { call } }, occasion)]
        : []),
    ],
  };
};

/** Notes that the letter of a decision was discarded, or with an id that another is drafted. Null when there is nothing to note. */
export const changeLetter = (
  application: Application,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Application | null => {
  const { decision } = application;
  if (decision === undefined || decision.letter !== from || decision.answeredAt !== undefined) return null;
  return {
    ...application,
    decision: { ...decision, letter: to },
    version: application.version + 1,
  };
};
