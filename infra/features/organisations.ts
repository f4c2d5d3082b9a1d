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
    ["GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem", "ConditionCheckItem"],
    ["by-subject"],
  );

  onEntry(feature, ground, "OrganisationNameMapped", {
    impact: "People whose organisation the team has mapped are still listed as to be mapped.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "ConditionCheckItem", "PutItem", "UpdateItem"], ["by-list"]);

  onEntry(feature, ground, "OrganisationNameUnmapped", {
    impact: "People are still counted to an organisation although the team has taken that back.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "ConditionCheckItem", "PutItem", "UpdateItem"], ["by-subject"]);
};
