import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** A list of organisations is imported, and what people typed is mapped to one of them. */
export const organisations = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Organisations");

  onEntry(feature, ground, "OrganisationImportStarted", {
    impact:
      "An import of organisations stands still at the desk; it goes on where it stopped when it is replayed.",
    timeout: Duration.minutes(5),
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "OrganisationNameMapped", {
    impact: "People whose organisation the team has mapped are still listed as to be mapped.",
    timeout: Duration.minutes(5),
  }).bindTable(["BatchGetItem", "ConditionCheckItem", "PutItem", "UpdateItem"], ["by-list"]);

  onEntry(feature, ground, "OrganisationNameUnmapped", {
    impact: "People are still counted to an organisation although the team has taken that back.",
    timeout: Duration.minutes(5),
  }).bindTable(["BatchGetItem", "ConditionCheckItem", "PutItem", "UpdateItem"], ["by-subject"]);
};
