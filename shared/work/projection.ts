import { applicationWork } from "../applications/work.ts";
import { reviewWork } from "../catalogue/work.ts";
import { championWork } from "../champions/work.ts";
import { contributionWork } from "../contributions/work.ts";
import { talkWork } from "../engagement/work.ts";
import { enquiryWork } from "../enquiries/work.ts";
import { attendanceWork } from "../events/work.ts";
import { failureWork } from "../failures/work.ts";
import { followUpWork } from "../follow-ups/work.ts";
import { linkWork } from "../links/work.ts";
import { memberReportWork } from "../members/directory/work.ts";
import { approvalWork } from "../members/work.ts";
import { organisationWork, personWork } from "../people/work.ts";
import { accessWork } from "../privacy/access/work.ts";
import type { Projection } from "../projections/projection.ts";
import { projectWork } from "../projects/work.ts";
import { reUseWork } from "../re-uses/work.ts";
import { leadWork } from "../surveys/leads/work.ts";
import { taskWork } from "../tasks/work.ts";
import { weekNoteWork } from "../week-notes/work.ts";

/** What waits for each of the team and what each of them owns, derived from the things themselves: Today, the letter of the morning and the hand-over read it. */
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
    personWork,
    organisationWork,
    failureWork,
    linkWork,
    approvalWork,
    championWork,
    contributionWork,
    memberReportWork,
    talkWork,
    leadWork,
    accessWork,
  ],
};
