import { Duration, Size } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** Everything that the programme holds is put into one archive, because programmes end. */
export const exports = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Exports");

  onEntry(feature, ground, "ExportRequested", {
    impact: "An export of the whole programme is not made; it starts over when it is replayed.",
    timeout: Duration.minutes(15),
    memorySize: 1769,
    // The whole table as text, while it is sorted.
    diskSize: Size.gibibytes(10),
  })
    .bindTable(["GetItem", "BatchGetItem", "PutItem", "Scan"])
    .bindFiles("GetObject")
    .bindExports("PutObject", "AbortMultipartUpload")
    .bindSettings(["PROGRAMME_NAME"]);
};
