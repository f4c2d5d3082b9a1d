import type { GateChange } from "../../shared/problems/commands-gate.ts";

/** The reasons why something at the gate is refused, in words for the team. */
export const gateRefusals: Readonly<Record<Extract<GateChange, { refusal: unknown }>["refusal"], string>> = {
  "not-submitted":
    "This problem does not wait for a decision: it was withdrawn, or somebody has already decided.",
  "not-assessed": "Too few people have scored this problem to decide about it.",
  "has-conflict": "You declared an interest in this problem, so somebody else has to decide about it.",
  "own-scores-missing": "You are asked to score this problem and have not. Give your scores first.",
  "not-decided": "Nothing is decided about this problem.",
  "already-answered": "The letter about this decision was approved, so it cannot be undone.",
  unknown: "This problem is not there any more.",
  changed: "Somebody changed this problem at the same moment. Look at it again before you change it.",
};
