import { countsAs } from "../engagement/activity.ts";
import { EnquiryReceived } from "./entries.ts";

/** An enquiry counts once, however many messages follow. Automatic mail never becomes one. */
export const enquiryActivities = [countsAs(EnquiryReceived, { kind: "enquired" })];
