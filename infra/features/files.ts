import { EventBus } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onFileScanned } from "../constructs/on-entry.ts";

/** What people send is scanned before anybody can open it. */
export const files = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Files");

  onFileScanned(feature, ground, EventBus.fromEventBusName(feature, "DefaultBus", "default"), {
    impact:
      "Files that people sent may not be scanned, and then nobody can open them; or it is not written down that one was refused.",
  }).bindTable(["PutItem"]);
};
