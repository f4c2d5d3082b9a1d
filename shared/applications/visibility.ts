import type { Application } from "./application.ts";
import { type Assessment, assessmentState, scoredOnes } from "./assessment/model.ts";
import type { Call } from "./calls/model.ts";

/** What somebody of the team may see of an application at a moment. */
export interface Visibility {
  /** Their own assessment, if they were asked for one. */
  readonly own: Assessment | undefined;
  /** Whether as many have scored as the call asks for. */
  readonly complete: boolean;
  /** Whether who applied is shown, in words and in the names of files. */
  readonly names: boolean;
  /** Whether others' scores and reasons are shown. */
  readonly scores: boolean;
  /** Whether what the applicant wrote is shown: not while it is a draft, which is theirs. */
  readonly answers: boolean;
}

/**
 * What somebody of the team may see of an application. In a blind call nobody sees names until the application is scored, because anybody of the
 * team may be asked to score it. Nobody sees others' scores before giving their own; who was not asked sees them when the application is
 * scored; who declared an interest in it, or applied with it, does not.
 */
export const visibility = (
  call: Pick<Call, "blind" | "assessors">,
  application: Pick<Application, "status" | "person">,
  assessments: readonly Assessment[],
  viewer: string,
): Visibility => {
  const own = assessments.find(({ assessor }) => assessor === viewer);
  const state = own === undefined ? undefined : assessmentState(own);
  const decided = application.status === "decided";
  const complete = scoredOnes(assessments).length >= call.assessors;
  return {
    own,
    complete,
    names: !call.blind || decided || (complete && state !== "to-score"),
    scores: state === undefined ? decided || (complete && application.person !== viewer) : state === "scored",
    answers: application.status !== "draft",
  };
};
