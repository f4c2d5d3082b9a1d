import { recordAttendance } from "../../../shared/events/event/commands.ts";
import { cancelRegistration } from "../../../shared/events/places/commands-registered.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import type { BulkAction, BulkList } from "../../lists/bulk-action.ts";

/** The event that the address of the list names. */
const eventIn = (path: string): string => parseReference("event", path.split("/").at(-2) ?? "") ?? "";

/** What can be done to the ticked registrations of an event. */
const actions: readonly BulkAction[] = [
  {
    name: "attendance",
    verb: "Record attendance of",
    button: "Record attendance",
    choice: {
      label: "Attendance",
      missing: "Choose whether they came",
      items: async () => [
        { value: "", text: "Attendance" },
        { value: "came", text: "Came" },
        { value: "not", text: "Did not come" },
      ],
    },
    isHarmless: true,
    run: async (needs, { id, value, path, me: _me, ...command }) => {
      const came = new Map([[id, value === "came"]]);
      const recorded = await recordAttendance(needs, { reference: eventIn(path), came }, command);
      return "refusal" in recorded ? recorded : { done: {} };
    },
    said: (what, chosen) =>
      chosen === "Came" ? `You recorded that ${what} came.` : `You recorded that ${what} did not come.`,
    left: {
      "not-started": () => "could not be recorded: the event has not started",
      "not-published": () => "could not be recorded: the event was not published",
      unknown: () => "could not be recorded",
    },
  },
  {
    name: "cancel",
    verb: "Cancel the registration of",
    button: "Cancel registrations",
    warning:
      "Each of them gets an email that says so, and places that become free are offered to those who wait. This cannot be undone.",
    run: async (needs, { id, path, value: _value, me: _me, ...command }) => {
      const cancelled = await cancelRegistration(needs, { event: eventIn(path), person: id }, command);
      return "refusal" in cancelled ? cancelled : { done: {} };
    },
    said: (what) => `You cancelled the registration of ${what}. They get an email.`,
    left: {
      "already-cancelled": (isOne) => `${isOne ? "was" : "were"} not registered any more`,
      started: () => "could not be cancelled: the event has started",
      cancelled: () => "could not be cancelled: the event is cancelled",
      draft: () => "could not be cancelled: the event is not published",
      unknown: (isOne) => `${isOne ? "is" : "are"} not registered`,
    },
  },
];

/** The registrations of an event: what can be done to several or all of them. */
export const registrationBulk: BulkList = {
  name: "registrations",
  things: ["person", "people"],
  actions,
  pages: [
    {
      name: "message",
      button: "Write to them",
      href: (path) => toPath(paths.deskEventMessage, { reference: eventIn(path) }),
    },
  ],
  takesAll: true,
};
