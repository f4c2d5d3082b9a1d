import type { CommitNeeds } from "../journal/commit.ts";
import { type Changed, changeProject, type Given } from "./commands.ts";
import * as decide from "./decide-details.ts";
import type { Partner } from "./project.ts";

/** Changes what a project is and who looks after it, unless somebody did since `version`. */
export const changeDetails = (
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly version: number;
    readonly details: decide.ProjectDetails;
  },
  { occasion, once }: Given,
): Promise<Changed> =>
  changeProject(needs, asked.reference, once, (project) => decide.changeDetails(project, asked, occasion));

const partnerChanges = {
  add: decide.addPartner,
  remove: decide.removePartner,
  lead: decide.leadPartner,
} as const;

/** Adds a partner to a project, takes one away, or has one lead. */
export const changePartners = (
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly change: keyof typeof partnerChanges;
    readonly partner: Partner;
  },
  { occasion, once }: Given,
): Promise<Changed> =>
  changeProject(needs, asked.reference, once, (project) =>
    partnerChanges[asked.change](project, asked.partner, occasion),
  );
