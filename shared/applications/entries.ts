import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { outcomeNames } from "./gate/model.ts";

const ofCall = z.object({ call: z.string() });
const call = { call: "CAL-4F7K-2Q9C" };
const none = z.object({});

export const CallMade = defineEntry({
  name: "CallMade",
  version: 1,
  title: "Call made",
  description: "The team drafted a call for problems. The public does not see it yet.",
  subject: "call",
  data: () => none,
  examples: [{}],
});

export const CallAnnounced = defineEntry({
  name: "CallAnnounced",
  version: 1,
  title: "Call announced",
  description: "The public sees a call for problems; it opens and closes by its dates.",
  subject: "call",
  data: () => z.object({ opensAt: z.iso.datetime(), closesAt: z.iso.datetime() }),
  examples: [{ opensAt: "2027-01-11T09:00:00.000Z", closesAt: "2027-02-12T17:00:00.000Z" }],
});

export const CallChanged = defineEntry({
  name: "CallChanged",
  version: 1,
  title: "Call changed",
  description: "The team changed a call: its words, dates, criteria or rules.",
  subject: "call",
  data: () => none,
  examples: [{}],
});

export const CallClosingSoon = defineEntry({
  name: "CallClosingSoon",
  version: 1,
  title: "Call closing soon",
  description: "A call closes in three days. Written by a timer.",
  subject: "call",
  data: () => z.object({ closesAt: z.iso.datetime() }),
  examples: [{ closesAt: "2027-02-12T17:00:00.000Z" }],
});

export const CallClosed = defineEntry({
  name: "CallClosed",
  version: 1,
  title: "Call closed",
  description: "A call takes no more applications. Written by a timer.",
  subject: "call",
  data: () => z.object({ closesAt: z.iso.datetime() }),
  examples: [{ closesAt: "2027-02-12T17:00:00.000Z" }],
});

export const ApplicationStarted = defineEntry({
  name: "ApplicationStarted",
  version: 1,
  title: "Application started",
  description: "Somebody started an application to a call, or carried a draft to it.",
  subject: "application",
  data: () => ofCall,
  examples: [call],
});

export const ApplicationFilesDue = defineEntry({
  name: "ApplicationFilesDue",
  version: 1,
  title: "Files of an application due",
  description:
    "The files of an application are not needed any more, unless it was submitted meanwhile: the link to its draft has ended, or it was withdrawn and its call has closed. Written by a timer.",
  subject: "application",
  data: () => ofCall,
  examples: [call],
});

export const ApplicationSubmitted = defineEntry({
  name: "ApplicationSubmitted",
  version: 1,
  title: "Application submitted",
  description: "An applicant submitted an application, or took back its withdrawal.",
  subject: "application",
  data: () => z.extend(ofCall, { again: z.boolean() }),
  examples: [{ ...call, again: false }],
});

export const ApplicationWithdrawn = defineEntry({
  name: "ApplicationWithdrawn",
  version: 1,
  title: "Application withdrawn",
  description: "An applicant withdrew an application.",
  subject: "application",
  data: () => ofCall,
  examples: [call],
});

const assessor = z.extend(ofCall, { assessor: z.uuid() });
const assessorExample = { ...call, assessor: "01890a5d-ac96-774b-bcce-b302099a8057" };

export const AssessorAssigned = defineEntry({
  name: "AssessorAssigned",
  version: 1,
  title: "Assessor assigned",
  description: "Somebody of the team is to score an application.",
  subject: "application",
  data: () => assessor,
  examples: [assessorExample],
});

export const AssessorReleased = defineEntry({
  name: "AssessorReleased",
  version: 1,
  title: "Assessor released",
  description: "Somebody who was to score an application, and has not, no longer is.",
  subject: "application",
  data: () => assessor,
  examples: [assessorExample],
});

export const ConflictDeclared = defineEntry({
  name: "ConflictDeclared",
  version: 1,
  title: "Conflict of interest declared",
  description:
    "An assessor may not score an application because of an interest in it. What it is, is with the assessment.",
  subject: "application",
  data: () => assessor,
  examples: [assessorExample],
});

export const ApplicationScored = defineEntry({
  name: "ApplicationScored",
  version: 1,
  title: "Application scored",
  description: "An assessor gave their scores and reasons, or changed them.",
  subject: "application",
  data: () => assessor,
  examples: [assessorExample],
});

export const ApplicationDecided = defineEntry({
  name: "ApplicationDecided",
  version: 1,
  title: "Application decided",
  description:
    "Gate 1: the team decided on an application. The applicant is told when a person has approved the letter.",
  subject: "application",
  data: () => z.extend(ofCall, { outcome: z.enum(outcomeNames) }),
  examples: [{ ...call, outcome: "declined" }],
});

export const ApplicationDecisionUndone = defineEntry({
  name: "ApplicationDecisionUndone",
  version: 1,
  title: "Decision on an application undone",
  description: "The team took back a decision before its letter was approved.",
  subject: "application",
  data: () => ofCall,
  examples: [call],
});

export const ApplicationAnswered = defineEntry({
  name: "ApplicationAnswered",
  version: 1,
  title: "Application answered",
  description: "The letter with the outcome was approved. The decision stands.",
  subject: "application",
  data: () => z.extend(ofCall, { outcome: z.enum(outcomeNames) }),
  examples: [{ ...call, outcome: "declined" }],
});

export const ApplicationAccepted = defineEntry({
  name: "ApplicationAccepted",
  version: 1,
  title: "Application accepted",
  description: "An accepted application’s applicant was answered. It becomes a project in pre-mobilisation.",
  subject: "application",
  data: () => ofCall,
  examples: [call],
});
