import { passTime } from "../../shared/enquiries/commands.ts";
import { remind } from "../../shared/enquiries/conversation/decide-waiting.ts";
import { EnquiryReminderDue } from "../../shared/enquiries/entries.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Reminds somebody, once, that the team waits for their answer. */
export const onEnquiryReminderDue: Reaction<DataOf<typeof EnquiryReminderDue>> = (needs, entry, occasion) =>
  passTime(needs, entry.subject.id, occasion, (enquiry, targets) =>
    remind(enquiry, entry.data.since, { occasion, targets }),
  );

export const handler = reaction(
  "enquiries/on-enquiry-reminder-due",
  EnquiryReminderDue,
  onEnquiryReminderDue,
);
