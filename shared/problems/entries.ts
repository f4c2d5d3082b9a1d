import * as z from "zod";
import { defineEntry } from "../journal/entry.ts";
import { outcomeNames } from "./outcome.ts";

const ofCall = z.object({ call: z.string() });
const call = { call: "CAL-4F7K-2Q9C" };
const none = z.object({});

export const CallMade = defineEntry({
  name: "CallMade",
  version: 1,
  title: "Call made",
  description: "The team drafted a call for problems. The public does not see it yet.",
  subject: "call",
  data: none,
  examples: [{}],
});

export const CallAnnounced = defineEntry({
  name: "CallAnnounced",
  version: 1,
  title: "Call announced",
  description: "The public sees a call for problems; it opens and closes by its dates.",
  subject: "call",
  data: z.object({ opensAt: z.iso.datetime(), closesAt: z.iso.datetime() }),
  examples: [{ opensAt: "2027-01-11T09:00:00.000Z", closesAt: "2027-02-12T17:00:00.000Z" }],
});

export const CallChanged = defineEntry({
  name: "CallChanged",
  version: 1,
  title: "Call changed",
  description: "The team changed a call: its words, dates, criteria or rules.",
  subject: "call",
  data: none,
  examples: [{}],
});

export const CallClosingSoon = defineEntry({
  name: "CallClosingSoon",
  version: 1,
  title: "Call closing soon",
  description: "A call closes in three days. Written by a timer.",
  subject: "call",
  data: z.object({ closesAt: z.iso.datetime() }),
  examples: [{ closesAt: "2027-02-12T17:00:00.000Z" }],
});

export const CallClosed = defineEntry({
  name: "CallClosed",
  version: 1,
  title: "Call closed",
  description: "A call takes no more problems. Written by a timer.",
  subject: "call",
  data: z.object({ closesAt: z.iso.datetime() }),
  examples: [{ closesAt: "2027-02-12T17:00:00.000Z" }],
});

export const ProblemStarted = defineEntry({
  name: "ProblemStarted",
  version: 1,
  title: "Problem started",
  description: "Somebody began to write down a problem for a call, or carried a draft to it.",
  subject: "problem",
  data: ofCall,
  examples: [call],
});

export const ProblemSubmitted = defineEntry({
  name: "ProblemSubmitted",
  version: 1,
  title: "Problem submitted",
  description: "An applicant submitted a problem, or took back that it was withdrawn.",
  subject: "problem",
  data: ofCall.extend({ again: z.boolean() }),
  examples: [{ ...call, again: false }],
});

export const ProblemWithdrawn = defineEntry({
  name: "ProblemWithdrawn",
  version: 1,
  title: "Problem withdrawn",
  description: "An applicant withdrew a problem.",
  subject: "problem",
  data: ofCall,
  examples: [call],
});

const assessor = ofCall.extend({ assessor: z.uuid() });
const assessorExample = { ...call, assessor: "01890a5d-ac96-774b-bcce-b302099a8057" };

export const AssessorAssigned = defineEntry({
  name: "AssessorAssigned",
  version: 1,
  title: "Assessor assigned",
  description: "Somebody of the team is to score a problem.",
  subject: "problem",
  data: assessor,
  examples: [assessorExample],
});

export const AssessorReleased = defineEntry({
  name: "AssessorReleased",
  version: 1,
  title: "Assessor released",
  description: "Somebody who was to score a problem, and has not, no longer is.",
  subject: "problem",
  data: assessor,
  examples: [assessorExample],
});

export const ConflictDeclared = defineEntry({
  name: "ConflictDeclared",
  version: 1,
  title: "Conflict of interest declared",
  description:
    "An assessor may not score a problem because of an interest in it. What it is, is with the assessment.",
  subject: "problem",
  data: assessor,
  examples: [assessorExample],
});

export const ProblemScored = defineEntry({
  name: "ProblemScored",
  version: 1,
  title: "Problem scored",
  description: "An assessor gave their scores and reasons, or changed them.",
  subject: "problem",
  data: assessor,
  examples: [assessorExample],
});

export const ProblemDecided = defineEntry({
  name: "ProblemDecided",
  version: 1,
  title: "Problem decided",
  description:
    "Gate 1: the team decided about a problem. The applicant is told when a person has approved the letter.",
  subject: "problem",
  data: ofCall.extend({ outcome: z.enum(outcomeNames) }),
  examples: [{ ...call, outcome: "declined" }],
});

export const ProblemDecisionUndone = defineEntry({
  name: "ProblemDecisionUndone",
  version: 1,
  title: "Decision about a problem undone",
  description: "The team took back a decision before its letter was approved.",
  subject: "problem",
  data: ofCall,
  examples: [call],
});

export const ProblemAnswered = defineEntry({
  name: "ProblemAnswered",
  version: 1,
  title: "Problem answered",
  description: "The letter with the outcome was approved. The decision stands.",
  subject: "problem",
  data: ofCall.extend({ outcome: z.enum(outcomeNames) }),
  examples: [{ ...call, outcome: "declined" }],
});

export const ProblemAccepted = defineEntry({
  name: "ProblemAccepted",
  version: 1,
  title: "Problem accepted",
  description: "An accepted problem’s applicant was answered. It becomes a project in pre-mobilisation.",
  subject: "problem",
  data: ofCall,
  examples: [call],
});
