import { localDate } from "../platform/wall-clock.ts";
import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { AttendanceRecorded, EventCancelled, EventChanged, EventPublished } from "./entries.ts";
import { readEvent } from "./store.ts";

/** An event waits for its attendance from the day on which it ends. */
export const attendanceWork = derivedFrom({
  kind: "event",
  entries: [EventPublished, EventChanged, EventCancelled, AttendanceRecorded],
  keys: /^EVENT#(\S+) EVENT$/,
  read: readEvent,
  items: ({ event: { reference, status, endsAt }, came }) =>
    status === "published" && came === undefined
      ? [workItem(undefined, { kind: "attendance", about: `event:${reference}`, dueOn: localDate(endsAt) })]
      : [],
});
