import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";
import { onFileImport } from "../constructs/on-file-import.ts";

/** Somebody asks to join, confirms by a link, belongs, and may leave. */
export const members = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Members");

  onFileImport(feature, ground, {
    kind: "members",
    impact: "An import of members stands still at the desk; it goes on where it stopped when it is replayed.",
  }).bindTable(
    ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
    ["by-list", "by-person"],
  );

  onEntry(feature, ground, "MembershipRequested", {
    impact: "People who asked to join get no link to confirm with, so they cannot become members.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "MemberJoined", {
    impact: "New members get no welcome letter.",
    // Taking over a list of a thousand members is no reason for a thousand calls that do nothing.
    where: { via: ["form"] },
  }).bindTable(["PutItem"]);

  onEntry(feature, ground, "OrganisationKindSet", {
    impact:
      "People who said “other” are still counted so although the team said of what kind their organisation is.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "PutItem", "UpdateItem"], ["by-subject"]);

  onEntry(feature, ground, "MembershipDeclined", {
    impact: "People whom the team did not accept as members are not told; they are no members all the same.",
  }).bindTable(["PutItem"]);

  onEntry(feature, ground, "MemberLeft", {
    impact: "People who left get no confirmation; they have left all the same.",
  }).bindTable(["PutItem"]);
};
