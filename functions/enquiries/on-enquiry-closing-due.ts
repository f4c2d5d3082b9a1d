import { passTime } from "../../shared/enquiries/commands.ts";
import { closeQuietly } from "../../shared/enquiries/conversation/decide-waiting.ts";
import { EnquiryClosingDue } from "../../shared/enquiries/entries.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Closes an enquiry of which nothing was heard. */
export const onEnquiryClosingDue: Reaction<DataOf<typeof EnquiryClosingDue>> = (needs, entry, occasion) =>
  passTime(needs, entry.subject.id, occasion, (enquiry, targets) =>
    closeQuietly(enquiry, entry.data.since, { occasion, targets }),
  );

export const handler = reaction("enquiries/on-enquiry-closing-due", EnquiryClosingDue, onEnquiryClosingDue);
