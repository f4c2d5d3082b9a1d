import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onFileImport } from "../constructs/on-file-import.ts";

/** Pages are imported into the catalogue, and an import is undone. */
export const catalogue = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Catalogue");

  onFileImport(feature, ground, {
    kind: "catalogue",
    impact:
      "An import into the catalogue stands still at the desk; it goes on where it stopped when it is replayed.",
  }).bindTable(
    ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
    ["by-list"],
  );
};
