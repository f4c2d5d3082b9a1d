import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onBulkRun } from "../constructs/on-bulk-run.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** A place is taken or waited for, given back, offered to the next; the event itself may change or be called off. */
export const events = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Events");

  onEntry(feature, ground, "EventRegistered", {
    impact: "People who registered get no confirmation and no calendar invitation; their place is safe.",
  }).bindTable(["BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "EventWaitlisted", {
    impact: "People on a waiting list are not told that they wait; their turn is safe.",
  }).bindTable(["BatchGetItem", "Query", "PutItem"]);

  onEntry(feature, ground, "RegistrationCancelled", {
    impact:
      "A place that was given back is not offered to the next person, and calendars keep the appointment.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]);

  onEntry(feature, ground, "PlaceOffered", {
    impact: "People whose turn it is do not learn of the place they are offered, and the offer lapses.",
  }).bindTable(["BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "PlaceHeld", {
    impact:
      "People whose place is held until they confirm it do not get the link to confirm it, and lose it.",
  }).bindTable(["BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "PlaceOfferLapsed", {
    impact: "A place that nobody took up stays empty while others wait for it.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]);

  onEntry(feature, ground, "EventChanged", {
    impact: "People are not told that an event's time or place changed, and new places are not offered.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]);

  onEntry(feature, ground, "EventCancelled", {
    impact: "People are not told that an event is called off and may come for nothing.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "Query", "PutItem"]);

  onEntry(feature, ground, "LetterApproved", {
    impact: "People of an event do not get a message that was approved.",
    where: { kind: ["event-message-to-approve"] },
    fansOut: true,
  }).bindTable(["BatchGetItem", "GetItem", "Query", "PutItem"]);

  onBulkRun(feature, ground, {
    lists: ["registrations"],
    impact: "A bulk action on registrations stands still until it is replayed.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"]);
};
