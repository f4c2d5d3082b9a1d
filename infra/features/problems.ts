import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** One letter is one transaction; a call may have hundreds of drafts. */
const MANY_LETTERS = Duration.minutes(5);

/** A problem is written down, submitted, and its applicant kept informed. */
export const problems = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Problems");

  onEntry(feature, ground, "ProblemStarted", {
    impact: "Applicants do not get the link to their draft; the draft itself is safe.",
  }).bindTable(["BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "ProblemSubmitted", {
    impact: "Applicants get no confirmation of the problem they submitted; the problem itself is safe.",
  }).bindTable(["BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "CallClosingSoon", {
    impact: "People with an unfinished draft are not reminded before the call closes.",
    timeout: MANY_LETTERS,
  }).bindTable(["GetItem", "PutItem"], ["by-list"]);

  onEntry(feature, ground, "CallClosed", {
    impact: "People whose draft missed the closing are not told that it is kept and can go to the next call.",
    timeout: MANY_LETTERS,
  }).bindTable(["PutItem"], ["by-list"]);

  onEntry(feature, ground, "LetterApproved", {
    impact:
      "Applicants who were answered still count as unanswered, and accepted problems do not become projects.",
  }).bindTable(["GetItem", "PutItem"]);

  onEntry(feature, ground, "LetterDiscarded", {
    impact: "A decision whose letter was discarded looks as if its letter still waited.",
  }).bindTable(["GetItem", "PutItem"]);
};
