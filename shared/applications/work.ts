import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import type { Assessing } from "./assessment/decide.ts";
import { assessmentState } from "./assessment/model.ts";
import {
  ApplicationDecided,
  ApplicationDecisionUndone,
  ApplicationScored,
  ApplicationSubmitted,
  ApplicationWithdrawn,
  AssessorAssigned,
  AssessorReleased,
  ConflictDeclared,
} from "./entries.ts";
import { readAssessing } from "./store.ts";

const itemsOf = ({ application, assessments, call }: Assessing) => {
  if (application.status !== "submitted") return [];
  const about = `application:${application.reference}`;
  const inState = (state: ReturnType<typeof assessmentState>) =>
    assessments.filter((one) => assessmentState(one) === state);
  const toScore = inState("to-score");
  const scored = inState("scored").length;
  const own = toScore.map(({ assessor }) => workItem(assessor, { kind: "application-score", about }));
  if (scored + toScore.length < call.assessors)
    return [...own, workItem(undefined, { kind: "application-staff", about })];
  return toScore.length > 0 ? own : [workItem(undefined, { kind: "application-decide", about })];
};

/** What an application waits for: people who score it, their scores, a decision. It has no days of its own. */
export const applicationWork = derivedFrom({
  kind: "application",
  entries: [
    ApplicationSubmitted,
    ApplicationWithdrawn,
    AssessorAssigned,
    AssessorReleased,
    ConflictDeclared,
    ApplicationScored,
    ApplicationDecided,
    ApplicationDecisionUndone,
  ],
  keys: /^APPLICATION#(\S+) APPLICATION$/,
  read: readAssessing,
  items: itemsOf,
});
