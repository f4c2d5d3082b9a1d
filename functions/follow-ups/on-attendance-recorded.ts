import { AttendanceRecorded } from "../../shared/events/entries.ts";
import { stepsWaitingFor } from "../../shared/follow-ups/runs/store.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { lookAtEvent } from "./event-of-step.ts";

/** Closes the steps that waited for an event, as soon as it is over and somebody's attendance is recorded. For the others who came, one query finds none. */
export const onAttendanceRecorded: Reaction<DataOf<typeof AttendanceRecorded>> = async (
  needs,
  entry,
  occasion,
) => {
  for (const waiting of await stepsWaitingFor(needs.table, entry.subject.id)) {
    const once = `${occasion.once}:${waiting.project}:${waiting.step}`;
    await lookAtEvent(needs, waiting, { ...occasion, once });
  }
};

export const handler = reaction(
  "follow-ups/on-attendance-recorded",
  AttendanceRecorded,
  onAttendanceRecorded,
);
