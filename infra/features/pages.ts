import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onRequest } from "../constructs/on-request.ts";

/** The public site and the team's desk: one function each, so that the public one cannot do what the team may. */
export const pages = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Pages");

  onRequest(feature, ground, "site", ["$default"], {
    impact: "Visitors meet an error page: nobody can enquire, join or register until it works again.",
  })
    .bindTable(
      ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"],
      [
        "by-list",
        // What is somebody's own, by the link in their email.
        "by-person",
      ],
    )
    .bindLinkSecret()
    .bindFiles("PutObject")
    .bindSettings(["SITE_URL", "PROGRAMME_NAME", "ASSETS_PATH", "ENQUIRY_ADDRESS"]);

  onRequest(feature, ground, "desk", ["/desk", "/desk/{proxy+}"], {
    impact: "The team meets an error page: enquiries, events and projects cannot be worked on at the desk.",
  })
    .bindTable(
      ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
      ["by-list", "by-subject", "by-person"],
    )
    .bindLinkSecret()
    .bindDeskSecret()
    .bindSignIn()
    .bindFiles("GetObject", "PutObject")
    .bindExports("GetObject", "DeleteObject")
    .bindSettings(["SITE_URL", "PROGRAMME_NAME", "ASSETS_PATH", "ENQUIRY_ADDRESS"]);
};
