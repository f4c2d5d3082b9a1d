import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** An enquiry is confirmed to its sender and shown to the team. */
export const enquiries = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Enquiries");

  onEntry(feature, ground, "EnquiryReceived", {
    impact:
      "Enquirers get no confirmation and the team's inbox no notice; the enquiry itself is safe at the desk.",
  }).bindTable(["PutItem"]);
};
