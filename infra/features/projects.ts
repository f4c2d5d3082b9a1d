import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** An accepted application becomes a project. */
export const projects = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Projects");

  onEntry(feature, ground, "ApplicationAccepted", {
    impact: "Accepted applications do not become projects: their partners wait for a first meeting.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "TeamMemberLeft", {
    impact:
      "Projects of somebody who left the team are not handed on to their deputies, who hear nothing of it.",
    fansOut: true,
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"], ["by-list"]);
};
