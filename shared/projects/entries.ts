import * as z from "zod";
import { defineEntry } from "../journal/entry.ts";
import { firstTaskNames, governanceStateNames } from "./mobilisation.ts";
import { followUpSteps } from "./recipe.ts";
import { deliveryRouteNames } from "./routes.ts";

const step = z.object({ step: z.enum(followUpSteps) });

export const ProjectCreated = defineEntry({
  name: "ProjectCreated",
  version: 1,
  title: "Project created",
  description: "The team took on a project.",
  subject: "project",
  data: z.object({ route: z.enum(deliveryRouteNames) }),
  examples: [{ route: "supplier" }],
});

export const ProjectStarted = defineEntry({
  name: "ProjectStarted",
  version: 1,
  title: "Project started",
  description: "The work of a project that was being prepared has begun.",
  subject: "project",
  data: z.object({ startsOn: z.iso.date() }),
  examples: [{ startsOn: "2027-03-01" }],
});

export const ProjectTaskChanged = defineEntry({
  name: "ProjectTaskChanged",
  version: 1,
  title: "Task of a project ticked or unticked",
  description: "One of the tasks before the work starts was done, or that was taken back.",
  subject: "project",
  data: z.object({ task: z.enum(firstTaskNames), done: z.boolean() }),
  examples: [{ task: "brief", done: true }],
});

export const ProjectGovernanceChanged = defineEntry({
  name: "ProjectGovernanceChanged",
  version: 1,
  title: "Information governance changed",
  description: "The partner’s information governance of a project has come to another state.",
  subject: "project",
  data: z.object({ state: z.enum(governanceStateNames) }),
  examples: [{ state: "in-progress" }],
});

export const ProjectCompleted = defineEntry({
  name: "ProjectCompleted",
  version: 1,
  title: "Project completed",
  description: "The work is done. The recipe's follow-up steps begin.",
  subject: "project",
  data: z.object({ completedAt: z.iso.datetime() }),
  examples: [{ completedAt: "2026-11-23T16:30:00.000Z" }],
});

export const FollowUpDue = defineEntry({
  name: "FollowUpDue",
  version: 1,
  title: "Follow-up due",
  description:
    "A follow-up step is due (nudge 0) or still not done after its due day (nudge 1, 2). Written by a timer.",
  subject: "project",
  data: step.extend({ nudge: z.number().int().min(0).max(2) }),
  examples: [{ step: "webinar", nudge: 0 }],
});

export const FollowUpDone = defineEntry({
  name: "FollowUpDone",
  version: 1,
  title: "Follow-up done",
  description: "A follow-up step was closed with its evidence.",
  subject: "project",
  data: step.extend({ evidence: z.enum(["link", "event"]) }),
  examples: [{ step: "blog-and-code", evidence: "link" }],
});

export const FollowUpSkipped = defineEntry({
  name: "FollowUpSkipped",
  version: 1,
  title: "Follow-up skipped",
  description: "The team decided, with a reason, not to do a follow-up step.",
  subject: "project",
  data: step,
  examples: [{ step: "webinar" }],
});
export const FollowUpReopened = defineEntry({
  name: "FollowUpReopened",
  version: 1,
  title: "Follow-up reopened",
  description: "The team took back that a follow-up step was done or skipped.",
  subject: "project",
  data: step,
  examples: [{ step: "webinar" }],
});
