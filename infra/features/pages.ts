import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onRequest } from "../constructs/on-request.ts";
import type { ReachableKeys } from "../constructs/rights.ts";

/**
 * What the public pages read and write, and nothing else: not who is in the team, no letter that waits, no failure, export or held mail, and of lists
 * none with people in it but of those who agreed to be seen by members. A test reads out of the code which keys these are.
 */
const SITE_KEYS: ReachableKeys = {
  items: [
    ...["ADDRESS#*", "PERSON#*", "MEMBER#*", "MEMBER-MESSAGE#*", "CONTRIBUTION#*", "ENGAGEMENT#*"],
    ...["EVENT#*", "CALL#*", "APPLICATION#*", "ENQUIRY#*", "ENQUIRY-COUNTS#*", "ENQUIRY-TARGETS"],
    ...["CATALOGUE-ADDRESS#*", "ITEM#*", "USE-OF#*", "RE-USE#*", "PROJECT#*"],
    ...["SURVEY#*", "SURVEY-WAITING#*", "SLOTS#*", "DIARY#*", "CHAMPION#*"],
    ...["ISSUE#*", "NEWS-RESULTS#*", "FIGURES#*"],
    ...["PAGE#home", "ORGANISATION-LIST", "TOPICS", "EMAIL-DOMAINS", "MEMBER-APPROVAL"],
    ...["ERASURE#*", "ERASURE-OF#*", "ACCESS#*", "PRIVACY-CONTROLLER"],
    // What every change is made of, and the forms that lead to them.
    ...["ONCE#*", "JOURNAL#*", "LETTER#*", "TIMERS#*", "LIMIT#*", "FORM#*", "FILE#*"],
  ],
  "by-list": [
    ...["CALLS", "CATALOGUE-PUBLIC", "CHAMPIONS#*", "DIRECTORY", "EVENTS#*"],
    ...["NEWSLETTERS-PUBLIC", "ORGANISATIONS"],
  ],
  // What is somebody's own, by the link in their email.
  "by-person": ["PERSON#*"],
};

/** The public site and the team's desk: one function each, so that the public one cannot do what the team may. */
export const pages = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Pages");

  onRequest(feature, ground, "site", ["$default"], {
    impact: "Visitors meet an error page: nobody can enquire, join or register until it works again.",
  })
    .bindKeys(
      ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
      SITE_KEYS,
    )
    .bindFrontDoor()
    .bindLinkSecret()
    .bindFiles("PutObject")
    .bindUploads()
    .bindCopies("GetObject")
    .bindSettings(["SITE_URL", "PROGRAMME_NAME", "ASSETS_PATH", "ENQUIRY_ADDRESS"]);

  onRequest(feature, ground, "desk", ["/desk", "/desk/{proxy+}"], {
    impact: "The team meets an error page: enquiries, events and projects cannot be worked on at the desk.",
  })
    .bindTable(
      ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
      ["by-list", "by-subject", "by-person"],
    )
    .bindFrontDoor()
    .bindLinkSecret()
    .bindDeskSecret()
    .bindSignIn()
    .bindFiles("GetObject", "GetObjectTagging", "PutObject")
    .bindUploads()
    .bindExports("GetObject", "DeleteObject")
    .bindMailBucket()
    .bindSettings(["SITE_URL", "PROGRAMME_NAME", "ASSETS_PATH", "ENQUIRY_ADDRESS"]);
};
