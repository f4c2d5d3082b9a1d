import { applicationWork } from "../applications/work.ts";
import { reviewWork } from "../catalogue/work.ts";
import { enquiryWork } from "../enquiries/work.ts";
import { attendanceWork } from "../events/work.ts";
import { failureWork } from "../failures/work.ts";
import { followUpWork } from "../follow-ups/work.ts";
import { linkWork } from "../links/work.ts";
import { approvalWork } from "../members/work.ts";
import type { Projection } from "../projections/projection.ts";
import { projectWork } from "../projects/work.ts";
import { reUseWork } from "../re-uses/work.ts";
import { taskWork } from "../tasks/work.ts";
import { weekNoteWork } from "../week-notes/work.ts";

/** What waits for each of the team, derived from the things themselves: Today and the letter of the morning read it. */
export const work: Projection = {
  name: "work",
  sources: [
    enquiryWork,
    taskWork,
    projectWork,
    weekNoteWork,
    followUpWork,
    applicationWork,
    reviewWork,
    attendanceWork,
    reUseWork,
    failureWork,
    linkWork,
    approvalWork,
  ],
};
