import { toEnquiry } from "../../shared/enquiries/store.ts";
import { thingsOfKind } from "../../shared/people/timeline/filed.ts";
import type { PartFor } from "../people/person-part.ts";
import { statusTags } from "./due-words.ts";

/** What somebody asked. */
export const enquiriesPart: PartFor = (items) => ({
  title: "Enquiries",
  rows: thingsOfKind(items, "ENQUIRY")
    .map(toEnquiry)
    .map(({ reference, subject, receivedAt, status }) => ({
      subject: `enquiry:${reference}`,
      title: subject,
      since: receivedAt,
      tag: statusTags[status],
    })),
});
