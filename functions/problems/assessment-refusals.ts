import type { AssessmentChange } from "../../shared/problems/commands-assessment.ts";

/** The reasons why something about an assessment is refused, in words for the team. */
export const assessmentRefusals: Readonly<
  Record<Extract<AssessmentChange, { refusal: unknown }>["refusal"], string>
> = {
  "not-submitted": "This problem is not waiting for scores any more: it was withdrawn or decided.",
  "scores-seen":
    "You have seen the scores of this problem, so you cannot score it yourself. Ask somebody else.",
  "not-assigned": "You are not asked to score this problem. Take it on first.",
  "has-conflict": "An interest in this problem was declared.",
  "already-scored": "They have already scored it.",
  "criteria-changed": "The criteria of the call changed while you were scoring. Look at them again.",
  unknown: "This problem is not there any more.",
  changed: "Somebody changed this problem at the same moment. Look at it again before you change it.",
};
