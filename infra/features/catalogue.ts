import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** Pages are imported into the catalogue, and an import is taken back. */
export const catalogue = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Catalogue");

  onEntry(feature, ground, "CatalogueImportStarted", {
    impact:
      "An import into the catalogue stands still at the desk; it goes on where it stopped when it is replayed.",
    timeout: Duration.minutes(5),
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"], ["by-list"]);

  onEntry(feature, ground, "CatalogueImportTakenBack", {
    impact:
      "An import into the catalogue that was to be taken back is still there, whole or in part; it goes on when it is replayed.",
    timeout: Duration.minutes(5),
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem"]);
};
