import { EventBus } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry, onFileScanned } from "../constructs/on-entry.ts";

/** What people send is scanned before anybody can open it. */
export const files = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Files");

  onFileScanned(feature, ground, EventBus.fromEventBusName(feature, "DefaultBus", "default"), {
    impact:
      "Files that people sent may not be scanned, and then nobody can open them; or it is not written down that one was refused.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem"]);

  onEntry(feature, ground, "FileScanDue", {
    impact: "A file that somebody sent was not scanned within an hour, and nobody can open it until it is.",
  })
    .bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem"])
    .bindFiles("GetObjectTagging");

  onEntry(feature, ground, "FileDiscarded", {
    impact: "A file that was removed, or is needed no more, is still kept.",
  })
    .bindTable(["PutItem", "DeleteItem"])
    .bindFileErasure();
};
