import { bulkHandler } from "../lists/reaction.ts";
import { registrationBulk } from "./places/bulk-actions.ts";

/** Records attendance of all registrations that fit, or cancels them, part by part. After a crash it goes on with the part that it stopped at. */
export const handler = bulkHandler(
  "events/on-bulk-run-step",
  new Map([[registrationBulk.name, async () => registrationBulk]]),
);
