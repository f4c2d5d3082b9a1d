import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry } from "../constructs/on-entry.ts";

/** Times that the team offers are chosen by link, moved and cancelled. */
export const slots = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Slots");

  onAnyEntry(
    feature,
    ground,
    {
      change: "slot-changed",
      entries: ["SlotAsked", "SlotBooked", "SlotMoved", "SlotCancelled", "SlotReminderDue"],
    },
    {
      impact:
        "Who chose, moved or cancelled a time gets no letter and no entry in their calendar, and nor does who hosts it; the time itself is kept.",
    },
  ).bindTable(["GetItem", "BatchGetItem", "PutItem"]);
};
