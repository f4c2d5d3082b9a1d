import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";
import { onFileImport } from "../constructs/on-file-import.ts";

/** A list of organisations is imported, and what people typed is mapped to one of them. */
export const organisations = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Organisations");

  onFileImport(feature, ground, {
    kind: "organisations",
    impact:
      "An import of organisations stands still at the desk; it goes on where it stopped when it is replayed.",
  }).bindTable(
    ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
    ["by-subject"],
  );

  onEntry(feature, ground, "OrganisationListDue", {
    impact:
      "The public forms suggest organisations as they were before the last change; while they are few, they are read from the table and nobody notices.",
    // Sixty thousand organisations are read, and packed in memory.
    memorySize: 1024,
    timeout: Duration.minutes(2),
  }).bindTable(["BatchGetItem", "PutItem", "DeleteItem"], ["by-list"]);

  onEntry(feature, ground, "OrganisationNameMapped", {
    impact: "People whose organisation the team has mapped are still listed as to be mapped.",
    fansOut: true,
  }).bindTable(
    ["GetItem", "BatchGetItem", "ConditionCheckItem", "PutItem", "UpdateItem"],
    ["by-list", "by-subject"],
  );

  onEntry(feature, ground, "OrganisationNameUnmapped", {
    impact: "People are still counted to an organisation although the team has taken that back.",
    fansOut: true,
  }).bindTable(["GetItem", "BatchGetItem", "ConditionCheckItem", "PutItem", "UpdateItem"], ["by-subject"]);
};
