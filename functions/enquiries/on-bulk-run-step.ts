import { bulkHandler } from "../lists/reaction.ts";
import { enquiryBulk } from "./inbox/bulk-actions.ts";

/** Assigns, closes and changes the kind of all enquiries that fit, and puts them back, part by part. After a crash it goes on with the part that it stopped at. */
export const handler = bulkHandler("enquiries/on-bulk-run-step", enquiryBulk);
