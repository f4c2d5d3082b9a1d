import { countsAs } from "../engagement/activity.ts";
import { AttendanceRecorded } from "./entries.ts";
import { eventToBe } from "./read.ts";

/** Who came counts, on the day of the event, whenever it is recorded. Who registered does not. */
export const eventActivities = [
  countsAs(AttendanceRecorded, {
    kind: "attended",
    counts: ({ attended }) => attended,
    doneAt: async (table, { subject }) => (await eventToBe(table, subject.id))?.startsAt,
  }),
];
