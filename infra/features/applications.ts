import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** An application is written, submitted and decided, and its applicant kept informed. */
export const applications = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Applications");

  onEntry(feature, ground, "ApplicationStarted", {
    impact: "Applicants do not get the link to their draft; the draft itself is safe.",
  }).bindTable(["BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "ApplicationFilesDue", {
    impact:
      "Files of drafts that nobody submitted, and of withdrawn applications, are kept longer than we say.",
  }).bindTable(["BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "ApplicationSubmitted", {
    impact:
      "Applicants get no confirmation of the application they submitted; the application itself is safe.",
  }).bindTable(["BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "CallClosingSoon", {
    impact: "People with an unfinished draft are not reminded before the call closes.",
    fansOut: true,
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"], ["by-list"]);

  onEntry(feature, ground, "CallClosed", {
    impact: "People whose draft missed the closing are not told that it is kept and can go to the next call.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "PutItem"], ["by-list"]);

  onEntry(feature, ground, "LetterApproved", {
    impact:
      "Applicants who were answered still count as unanswered, and accepted applications do not become projects.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "LetterDiscarded", {
    impact: "A decision whose letter was discarded looks as if its letter still waited.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"]);
};
