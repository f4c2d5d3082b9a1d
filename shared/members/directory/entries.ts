import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

const none = () => z.object({});

export const DirectoryOffersChanged = defineEntry({
  name: "DirectoryOffersChanged",
  version: 1,
  title: "What they offer others changed",
  description:
    "A member said in the directory what they offer other members. The words are in the directory, not here.",
  subject: "member",
  data: none,
  examples: [{}],
});

export const MemberMessageSent = defineEntry({
  name: "MemberMessageSent",
  version: 1,
  title: "Wrote to another member",
  description:
    "A member wrote to another whom they found in the directory. Neither learns the other’s address.",
  subject: "member-message",
  data: none,
  examples: [{}],
});

export const MemberMessageAnswered = defineEntry({
  name: "MemberMessageAnswered",
  version: 1,
  title: "Answered another member",
  description: "A member answered what another had written to them; the answer goes to the writer.",
  subject: "member-message",
  data: none,
  examples: [{}],
});

export const MemberMessageReported = defineEntry({
  name: "MemberMessageReported",
  version: 1,
  title: "Message of a member reported",
  description:
    "A member asks the team to look at what another wrote to them. The writer cannot write to them any more.",
  subject: "member-message",
  data: none,
  examples: [{}],
});

export const MemberMessageBlocked = defineEntry({
  name: "MemberMessageBlocked",
  version: 1,
  title: "Writer blocked",
  description: "A member wants no further messages from the writer of one.",
  subject: "member-message",
  data: none,
  examples: [{}],
});

export const MemberMessageReportSettled = defineEntry({
  name: "MemberMessageReportSettled",
  version: 1,
  title: "Report of a message settled",
  description: "The team looked at a message that a member had reported, and did what was needed.",
  subject: "member-message",
  data: none,
  examples: [{}],
});
