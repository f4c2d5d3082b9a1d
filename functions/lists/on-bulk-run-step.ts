import { applicationBulk } from "../applications/calls/bulk-actions.ts";
import { enquiryBulk } from "../enquiries/inbox/bulk-actions.ts";
import { failureBulk } from "../failures/bulk-actions.ts";
import { ownedBulk } from "../hand-overs/bulk-actions.ts";
import { letterBulk } from "../letters/bulk-actions.ts";
import {
  memberBulk,
  organisationBulk,
  organisationPeopleBulk,
  relationshipBulk,
} from "../people/relationships/bulk-actions.ts";
import { projectBulk } from "../projects/list/bulk-actions.ts";
import { projectTaskBulk } from "../projects/task-list/bulk-actions.ts";
import { reUseBulk } from "../re-uses/ledger/bulk-actions.ts";
import { bulkHandler } from "./reaction.ts";

/**
 * Does something to all that fits a list, part by part: above all, gives it to one of the team. After a crash it goes on with the part that it stopped at. What the actions need
 * is the same for these lists, as everything can be given to a colleague; a list that needs other rights has a function of its own.
 */
export const handler = bulkHandler(
  "lists/on-bulk-run-step",
  applicationBulk,
  enquiryBulk,
  failureBulk,
  letterBulk,
  ownedBulk,
  relationshipBulk,
  memberBulk,
  organisationPeopleBulk,
  organisationBulk,
  projectBulk,
  projectTaskBulk,
  reUseBulk,
);
