import * as z from "zod/mini";
import { applicationSchema } from "../applications/application.ts";
import { assessmentSchema } from "../applications/assessment/model.ts";
import { callSchema } from "../applications/calls/model.ts";
import { championSchema } from "../champions/model.ts";
import { digestSchema } from "../digests/model.ts";
import { monthActivitiesSchema } from "../engagement/engagement.ts";
import { talksSchema } from "../engagement/talks/model.ts";
import { weightsVersionSchema } from "../engagement/weights/model.ts";
import { messageSchema } from "../enquiries/conversation/model.ts";
import { enquirySchema } from "../enquiries/enquiry.ts";
import { heldMailSchema } from "../enquiries/held-mail/model.ts";
import { readyAnswerSchema } from "../enquiries/ready-answers/model.ts";
import { targetsSchema } from "../enquiries/targets/model.ts";
import { eventSchema } from "../events/event/model.ts";
import { eventMessagesSchema } from "../events/messages/model.ts";
import { registrationSchema } from "../events/places/model.ts";
import { earlierConsentSchema } from "../members/consents/model.ts";
import { memberSchema } from "../members/member.ts";
import { topicListSchema } from "../members/topics/model.ts";
import { newsRecordSchema } from "../news/news-record.ts";
import { newsSettingsSchema } from "../news/settings.ts";
import { newsletterSchema } from "../newsletters/model.ts";
import { mappedNameSchema } from "../organisations/mapping/model.ts";
import { organisationSchema } from "../organisations/organisation.ts";
import { earlierSchema } from "../people/corrections/model.ts";
import { noteSchema } from "../people/notes/model.ts";
import { relationshipSchema } from "../people/relationships/model.ts";
import { segmentSchema } from "../segments/model.ts";
import type { ExportKind } from "./kind.ts";

/** The kinds of record about people and what they send: members, enquiries, events, applications. */
export const communityKinds: readonly ExportKind[] = [
  {
    name: "people",
    about: "Everybody the programme knows by name. Other records name them by their id.",
    keys: /^PERSON#\S+ PERSON$/,
  },
  {
    name: "earlier-details",
    about: "What the record of a person said before the team corrected it.",
    keys: /^PERSON#\S+ EARLIER#/,
    record: "earlier",
    shape: earlierSchema,
  },
  {
    name: "address-changes",
    about: "Changes of email address that someone asked for, and what became of each.",
    keys: /^PERSON#\S+ ADDRESS-CHANGE#/,
  },
  {
    name: "member-messages",
    about: "What members wrote to each other through the directory.",
    keys: /^MEMBER-MESSAGE#/,
    record: "message",
  },
  {
    name: "contributions",
    about: "What members offered the community and asked it, and what became of it.",
    keys: /^CONTRIBUTION#\S+ CONTRIBUTION$/,
    record: "contribution",
  },
  {
    name: "question-answers",
    about: "What members answered to each other’s questions.",
    keys: /^CONTRIBUTION#\S+ ANSWER#/,
    record: "answer",
  },
  {
    name: "notes-of-people",
    about: "The team’s notes of its relationships with people.",
    keys: /^PERSON#\S+ NOTE#/,
    record: "note",
    shape: noteSchema,
  },
  {
    name: "relationships",
    about: "Who of the team looks after which person or organisation, and what people offer.",
    keys: /^(PERSON|ORGANISATION)#\S+ RELATIONSHIP$/,
    record: "relationship",
    shape: relationshipSchema,
  },
  {
    name: "activities",
    about: "What people did that counts as taking part, by month.",
    keys: /^ENGAGEMENT#\S+ ENGAGEMENT#/,
    record: "activities",
    shape: monthActivitiesSchema,
  },
  {
    name: "weights",
    about: "How much each activity counts, with all earlier versions.",
    keys: /^WEIGHTS /,
    record: "weights",
    shape: weightsVersionSchema,
  },
  {
    name: "talks",
    about: "Who the team wanted to talk to in each week, and what came of it.",
    keys: /^TALKS /,
    record: "talks",
    shape: talksSchema,
  },
  {
    name: "news-records",
    about: "Which news each member was sent, and what waits for their next digest.",
    keys: /^NEWS#\S+ NEWS$/,
    record: "news",
    shape: newsRecordSchema,
  },
  {
    name: "newsletters",
    about: "Newsletters, from the draft to how many got them.",
    keys: /^NEWSLETTER#\S+ NEWSLETTER$/,
    record: "newsletter",
    shape: newsletterSchema,
  },
  {
    name: "newsletter-issues",
    about: "Newsletters as they were approved and read.",
    keys: /^ISSUE#\S+ ISSUE$/,
    record: "issue",
  },
  {
    name: "digests",
    about: "The days on which digests went out.",
    keys: /^DIGEST#\S+ DIGEST$/,
    record: "digest",
    shape: digestSchema,
  },
  {
    name: "news-results",
    about: "What became of the emails of newsletters and digests, in numbers.",
    keys: /^NEWS-RESULTS#\S+ NEWS-RESULTS$/,
  },
  {
    name: "news-settings",
    about: "How many emails of news a person gets, and when digests go out.",
    keys: /^NEWS-SETTINGS NEWS-SETTINGS$/,
    record: "settings",
    shape: newsSettingsSchema,
  },
  {
    name: "team",
    about: "Who of them is or was of the team, and in which role.",
    keys: /^TEAM /,
    record: "team",
    without: ["sessions"],
  },
  {
    name: "members",
    about: "Memberships of the community, with the latest consent for each purpose.",
    keys: /^MEMBER#\S+ MEMBER$/,
    record: "member",
    shape: memberSchema,
  },
  {
    name: "earlier-consents",
    about: "Consents of members whose place a newer one took.",
    keys: /^MEMBER#\S+ CONSENT#/,
    record: "earlierConsent",
    shape: earlierConsentSchema,
  },
  {
    name: "champions",
    about:
      "Members who were asked to be champions of the community, are, or were: what they offer, and their terms.",
    keys: /^CHAMPION#/,
    record: "champion",
    shape: championSchema,
  },
  {
    name: "topics",
    about: "What members can get news about.",
    keys: /^TOPICS /,
    shape: topicListSchema,
  },
  {
    name: "segments",
    about: "Filters that say which members a segment of the community is of, with earlier versions.",
    keys: /^SEGMENT#/,
    record: "segment",
    shape: segmentSchema,
  },
  {
    name: "organisations",
    about: "Organisations, as imported and as the team has changed them.",
    keys: /^ORGANISATION#\S+ ORGANISATION$/,
    record: "organisation",
    shape: z.lazy(organisationSchema),
  },
  {
    name: "organisation-names",
    about: "Names that people typed, and which organisation each means.",
    keys: /^MAPPED-NAME#/,
    record: "mapped",
    shape: mappedNameSchema,
  },
  {
    name: "enquiries",
    about: "Enquiries: what was asked, who asked, and where each stands.",
    keys: /^ENQUIRY#\S+ ENQUIRY$/,
    record: "enquiry",
    shape: enquirySchema,
  },
  {
    name: "messages",
    about: "The messages of the enquiries' conversations, in and out, and the team’s notes.",
    keys: /^ENQUIRY#\S+ MESSAGE#/,
    record: "message",
    shape: messageSchema,
  },
  {
    name: "held-mail",
    about: "Mail that belonged to no conversation when it came, and what was decided.",
    keys: /^HELD-MAIL#/,
    record: "held",
    shape: heldMailSchema,
  },
  {
    name: "ready-answers",
    about: "The team’s ready answers.",
    keys: /^READY-ANSWERS /,
    record: "readyAnswer",
    shape: readyAnswerSchema,
  },
  {
    name: "enquiry-targets",
    about: "How soon the team wants to answer.",
    keys: /^ENQUIRY-TARGETS /,
    record: "targets",
    shape: z.lazy(targetsSchema),
  },
  {
    name: "events",
    about: "Events that people attend, with the counts of their places.",
    keys: /^EVENT#\S+ EVENT$/,
    record: "event",
    shape: eventSchema,
  },
  {
    name: "registrations",
    about: "Who registered for which event, and whether they came.",
    keys: /^EVENT#\S+ REGISTRATION#/,
    record: "registration",
    shape: registrationSchema,
  },
  {
    name: "event-messages",
    about: "Which messages the team wrote to people of an event, to how many.",
    keys: /^EVENT#\S+ MESSAGES$/,
    record: "eventMessages",
    shape: eventMessagesSchema,
  },
  {
    name: "waiting-list",
    about: "Who waits for a place, in order.",
    keys: /^EVENT#\S+ WAITING#/,
    record: "waiter",
  },
  { name: "calls", about: "Calls for problems.", keys: /^CALL#/, record: "call", shape: callSchema },
  {
    name: "applications",
    about: "Applications that were submitted or started, with what was decided.",
    keys: /^APPLICATION#\S+ APPLICATION$/,
    record: "application",
    shape: applicationSchema,
  },
  {
    name: "assessments",
    about: "What each assessor thought of each application.",
    keys: /^APPLICATION#\S+ ASSESSMENT#/,
    record: "assessment",
    shape: assessmentSchema,
  },
];
