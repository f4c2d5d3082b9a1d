import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import { evidenceKindNames } from "./recipes/model.ts";

const step = z.object({ step: z.string() });

export const FollowUpDue = defineEntry({
  name: "FollowUpDue",
  version: 1,
  title: "Follow-up due",
  description:
    "A follow-up step is due (nudge 0) or still not done after its due day (nudge 1, 2). Written by a timer.",
  subject: "project",
  data: () => z.extend(step, { nudge: z.int().check(z.minimum(0), z.maximum(2)) }),
  examples: [{ step: "webinar", nudge: 0 }],
});

export const FollowUpDone = defineEntry({
  name: "FollowUpDone",
  version: 1,
  title: "Follow-up done",
  description: "A follow-up step was closed with its evidence.",
  subject: "project",
  data: () => z.extend(step, { evidence: z.enum(evidenceKindNames) }),
  examples: [{ step: "blog-and-code", evidence: "link" }],
});

export const FollowUpSkipped = defineEntry({
  name: "FollowUpSkipped",
  version: 1,
  title: "Follow-up skipped",
  description: "The team decided, with a reason, not to do a follow-up step.",
  subject: "project",
  data: () => step,
  examples: [{ step: "webinar" }],
});

export const FollowUpReopened = defineEntry({
  name: "FollowUpReopened",
  version: 1,
  title: "Follow-up reopened",
  description: "The team took back that a follow-up step was done or skipped.",
  subject: "project",
  data: () => step,
  examples: [{ step: "webinar" }],
});

export const FollowUpMoved = defineEntry({
  name: "FollowUpMoved",
  version: 1,
  title: "Follow-up moved",
  description: "The team gave a follow-up step another due day.",
  subject: "project",
  data: () => z.extend(step, { to: z.iso.date() }),
  examples: [{ step: "webinar", to: "2027-01-18" }],
});

export const FollowUpEventNamed = defineEntry({
  name: "FollowUpEventNamed",
  version: 1,
  title: "Event of a follow-up named",
  description: "The team made or named the event at which a follow-up step will be done.",
  subject: "project",
  data: () => z.extend(step, { event: z.string() }),
  examples: [{ step: "webinar", event: "EVT-4F7K-2Q9C" }],
});

export const FollowUpEventForgotten = defineEntry({
  name: "FollowUpEventForgotten",
  version: 1,
  title: "Event of a follow-up forgotten",
  description:
    "The event at which a follow-up step was to be done was cancelled. The step is open as before.",
  subject: "project",
  data: () => z.extend(step, { event: z.string() }),
  examples: [{ step: "webinar", event: "EVT-4F7K-2Q9C" }],
});

export const WebinarInvitationsWritten = defineEntry({
  name: "WebinarInvitationsWritten",
  version: 1,
  title: "Invitations to a webinar written",
  description:
    "Somebody of the team wrote the invitation of members to the webinar about a project. It waits in the outbox.",
  subject: "project",
  data: () => z.object({ event: z.string(), segments: z.array(z.enum(organisationKindNames)) }),
  examples: [{ event: "EVT-4F7K-2Q9C", segments: ["nhs-trust"] }],
});

export const FollowUpLettersWritten = defineEntry({
  name: "FollowUpLettersWritten",
  version: 1,
  title: "Letters of a follow-up written",
  description:
    "Somebody of the team wrote letters that do a follow-up step. They wait in the outbox; when one has gone out the step is done.",
  subject: "project",
  data: () => z.extend(step, { letters: z.int().check(z.positive()) }),
  examples: [{ step: "thank-you-and-survey", letters: 2 }],
});

export const FollowUpEventOver = defineEntry({
  name: "FollowUpEventOver",
  version: 1,
  title: "Event of a follow-up over",
  description:
    "The morning after the event of a follow-up step. Written by a timer; the step closes when the event’s attendance is recorded.",
  subject: "project",
  data: () => z.extend(step, { event: z.string() }),
  examples: [{ step: "webinar", event: "EVT-4F7K-2Q9C" }],
});

export const FollowUpsPaused = defineEntry({
  name: "FollowUpsPaused",
  version: 1,
  title: "Follow-ups paused",
  description: "The follow-ups of a project pause, with the project or by themselves: nobody is reminded.",
  subject: "project",
  data: () => z.object({ with: z.enum(["project", "nothing"]) }),
  examples: [{ with: "project" }],
});

export const FollowUpsResumed = defineEntry({
  name: "FollowUpsResumed",
  version: 1,
  title: "Follow-ups resumed",
  description: "The follow-ups of a project go on. What was to come when they paused is as many days later.",
  subject: "project",
  data: () => z.object({ days: z.int().check(z.nonnegative()) }),
  examples: [{ days: 21 }],
});

export const FollowUpsStarted = defineEntry({
  name: "FollowUpsStarted",
  version: 1,
  title: "Follow-ups started",
  description: "The steps of a recipe were planned for a completed project, or planned anew.",
  subject: "project",
  data: () => z.object({ recipe: z.string(), version: z.int().check(z.positive()) }),
  examples: [{ recipe: "standard", version: 3 }],
});

export const FollowUpsStopped = defineEntry({
  name: "FollowUpsStopped",
  version: 1,
  title: "Follow-ups stopped",
  description:
    "The follow-ups of a project ended because its completion was taken back, or it was abandoned or superseded.",
  subject: "project",
  data: () => z.object({}),
  examples: [{}],
});

export const RecipeApplied = defineEntry({
  name: "RecipeApplied",
  version: 1,
  title: "Recipe applied",
  description: "Somebody of the team brought running follow-ups into line with a recipe that had changed.",
  subject: "project",
  data: () => z.object({ recipe: z.string(), version: z.int().check(z.positive()) }),
  examples: [{ recipe: "standard", version: 4 }],
});

export const RecipeChanged = defineEntry({
  name: "RecipeChanged",
  version: 1,
  title: "Recipe changed",
  description: "The team changed a recipe. Running follow-ups stay as they are.",
  subject: "recipe",
  data: () => z.object({ version: z.int().check(z.positive()) }),
  examples: [{ version: 4 }],
});

export const ProjectWebinarHeld = defineEntry({
  name: "ProjectWebinarHeld",
  version: 1,
  title: "Webinar of a project held",
  description: "The public webinar about a project took place. Those who came may want to use what was made.",
  subject: "project",
  data: () => z.object({ event: z.string() }),
  examples: [{ event: "EVT-4F7K-2Q9C" }],
});
