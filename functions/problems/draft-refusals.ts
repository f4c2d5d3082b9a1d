import type { Carried, SubmissionChange } from "../../shared/problems/commands-submission.ts";

/** Why something about a submission is refused. */
export type DraftRefusal = Extract<SubmissionChange | Carried, { refusal: unknown }>["refusal"];

/** The reasons in words for the applicant. */
export const draftRefusals: Readonly<Record<DraftRefusal, string>> = {
  "not-open-yet": "This call is not open yet. Its page says when it opens.",
  closed: "This call has closed. What you wrote is kept, and you can take it along to the next call.",
  "not-eligible": "Your kind of organisation cannot submit to that call. Its page says who can.",
  "not-a-draft": "This problem is no longer a draft, so it cannot be changed.",
  "not-submitted": "This problem is not submitted, or is decided already.",
  "not-withdrawn": "This problem is not withdrawn.",
  unfinished: "Some sections are not done yet. Finish them before you submit.",
  "too-many-files": "A problem can have at most 5 files. Remove one first.",
  "already-carried": "You have already taken this draft along to a later call.",
  "saved-meanwhile": "This section was saved in another window since you opened it here.",
  unknown: "This problem is not there any more.",
  changed: "This problem was changed in another window at the same moment. Look at it again.",
};
