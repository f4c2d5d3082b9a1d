import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry } from "../constructs/on-entry.ts";

/** The index of the desk's search is kept. */
export const search = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Search");

  onAnyEntry(
    feature,
    ground,
    {
      change: "words-changed",
      entries: [
        "EnquiryReceived",
        "EnquiryMessageReceived",
        "MembershipRequested",
        "MemberJoined",
        "MemberLeft",
        "EventRegistered",
        "EventWaitlisted",
        "PlaceHeld",
        "RegistrationCancelled",
        "ApplicationStarted",
        "ProjectRoleGiven",
        "ImpactSurveySent",
        "ReUseRequested",
        "LetterApproved",
        "TeamMemberJoined",
        "TeamMemberRoleChanged",
        "PersonCorrected",
        "PeopleMerged",
        "PeopleSeparated",
        "EnquiryAnswered",
        "ProjectGovernanceChanged",
        "RecordErased",
        "ConversationBegun",
        "EnquiryNoted",
        "MailHeld",
        "HeldMailDecided",
        "ApplicationSubmitted",
        "ApplicationAnswered",
        "ApplicationAccepted",
        "CallMade",
        "CallChanged",
        "CallAnnounced",
        "ProjectCreated",
        "ProjectChanged",
        "EventDrafted",
        "EventChanged",
        "EventPublished",
        "CatalogueItemCreated",
        "CatalogueItemChanged",
        "CatalogueItemChangesDiscarded",
        "CatalogueItemPublished",
        "CatalogueItemRemoved",
        "ReUseChanged",
        "ReUseNoteAdded",
        "ReUseStageChanged",
        "ReUseBenefitReported",
      ],
    },
    {
      impact:
        "The desk's search does not find what is new, or still finds what has changed; the pages themselves show everything as it is.",
      // A long conversation is read whole, and its words take several transactions.
      timeout: Duration.seconds(30),
      memorySize: 512,
    },
  ).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem"]);
};
