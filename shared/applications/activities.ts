import { countsAs } from "../engagement/activity.ts";
import { ApplicationAnswered } from "./entries.ts";
import { readApplication } from "./store.ts";

/**
 * A problem that was submitted counts, also if it was declined: the work was done. It counts from the day on which it was submitted, but only once it is
 * answered, because until then nobody may learn whose it is.
 */
export const applicationActivities = [
  countsAs(ApplicationAnswered, {
    kind: "applied",
    doneAt: async (table, { subject }) => (await readApplication(table, subject.id))?.submittedAt,
  }),
];
