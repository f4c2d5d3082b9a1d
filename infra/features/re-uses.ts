import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** What the programme made is used elsewhere: who asks, how far they come, and whom that is told. */
export const reUses = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "ReUses");

  onEntry(feature, ground, "ReUseRequested", {
    impact:
      "Nobody is told that an organisation wants to use something; the request itself is in the ledger.",
    where: { by: ["form", "desk"] },
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "ReUseStageChanged", {
    impact: "Projects are not thanked, nor their partners told, when somebody begins to use what they made.",
    where: { to: ["piloting", "live"] },
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "UpdateItem"]);

  onEntry(feature, ground, "ReUseNewsDue", {
    impact: "People who use what the programme made are not asked how far they have come.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem"]);

  onEntry(feature, ground, "ProjectWebinarHeld", {
    impact: "The organisations whose people came to a project’s webinar are not noted as leads.",
    fansOut: true,
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem", "Query"], ["by-list", "by-subject"]);
};
