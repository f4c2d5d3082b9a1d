import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

const LETTER_SETTINGS = ["SITE_URL", "PROGRAMME_NAME"] as const;

/** A place is taken or waited for, given back, offered to the next; the event itself may change or be called off. */
export const events = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Events");

  onEntry(feature, ground, "EventRegistered", {
    impact: "People who registered get no confirmation and no calendar invitation; their place is safe.",
  })
    .bindTable(["GetItem", "PutItem", "UpdateItem", "ConditionCheckItem"])
    .bindSecret()
    .bindSettings(LETTER_SETTINGS);

  onEntry(feature, ground, "EventWaitlisted", {
    impact: "People on a waiting list are not told that they wait; their turn is safe.",
  })
    .bindTable(["GetItem", "PutItem", "UpdateItem", "ConditionCheckItem"])
    .bindSecret()
    .bindSettings(LETTER_SETTINGS);

  onEntry(feature, ground, "RegistrationCancelled", {
    impact:
      "A place that was given back is not offered to the next person, and calendars keep the appointment.",
  })
    .bindTable(["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"], ["by-list"])
    .bindSecret()
    .bindSettings(LETTER_SETTINGS);

  onEntry(feature, ground, "PlaceOffered", {
    impact: "People whose turn it is do not learn of the place they are offered, and the offer lapses.",
  })
    .bindTable(["GetItem", "PutItem", "UpdateItem", "ConditionCheckItem"])
    .bindSecret()
    .bindSettings(LETTER_SETTINGS);

  onEntry(feature, ground, "PlaceOfferLapsed", {
    impact: "A place that nobody took up stays empty while others wait for it.",
  })
    .bindTable(["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"], ["by-list"])
    .bindSecret()
    .bindSettings(LETTER_SETTINGS);

  onEntry(feature, ground, "EventChanged", {
    impact: "People are not told that an event's time or place changed, and new places are not offered.",
  })
    .bindTable(["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"], ["by-list"])
    .bindSecret()
    .bindSettings(LETTER_SETTINGS);

  onEntry(feature, ground, "EventCancelled", {
    impact: "People are not told that an event is called off and may come for nothing.",
  })
    .bindTable(["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"], ["by-list"])
    .bindSecret()
    .bindSettings(LETTER_SETTINGS);
};
