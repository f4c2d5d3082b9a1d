import type { Entry } from "../journal/entry.ts";
import type { Table } from "../platform/dynamo.ts";
import { localDate } from "../platform/wall-clock.ts";
import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { ownedItems } from "../work/owned.ts";
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
  CallChanged,
  ConflictDeclared,
} from "./entries.ts";
import { applicationsAfter, readAssessing } from "./store.ts";

const itemsOf = ({ application, assessments, call }: Assessing) => {
  if (application.status !== "submitted") return [];
  const about = `application:${application.reference}`;
  const inState = (state: ReturnType<typeof assessmentState>) =>
    assessments.filter((one) => assessmentState(one) === state);
  const toScore = inState("to-score");
  const scored = inState("scored").length;
  const own = toScore.flatMap(({ assessor }) => [
    workItem(assessor, { kind: "application-score", about, dueOn: call.scoresDueOn }),
    ...ownedItems({ owner: assessor }, { kind: "application", about }),
  ]);
  if (scored + toScore.length < call.assessors)
    return [
      ...own,
      workItem(undefined, { kind: "application-staff", about, dueOn: localDate(call.closesAt) }),
    ];
  return toScore.length > 0
    ? own
    : [workItem(undefined, { kind: "application-decide", about, dueOn: call.scoresDueOn })];
};

/** A call of more has their days with their next entry, or when it is built anew. */
const MOST_OF_CALL = 100;

/** A change of a call may move the days of all that was submitted to it. */
const idsIn = async ({ name, subject }: Entry, table: Table): Promise<readonly string[]> => {
  if (name !== CallChanged.name) return [subject.id];
  const { applications } = await applicationsAfter(table, subject.id, undefined, MOST_OF_CALL);
  return applications.map(({ reference }) => reference);
};

/**
 * What an application waits for: people who score it, by the day on which its call closes; their scores, by the day that the call says; then a decision.
 */
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
    CallChanged,
  ],
  idsIn,
  keys: /^APPLICATION#(\S+) APPLICATION$/,
  read: readAssessing,
  items: itemsOf,
});
