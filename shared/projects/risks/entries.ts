import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

const id = "01936000-0000-7000-8000-000000000000";

const risk = z.object({ risk: z.uuid() });

const decision = z.object({ decision: z.uuid() });

export const ProjectRiskRaised = defineEntry({
  name: "ProjectRiskRaised",
  version: 1,
  title: "Risk raised",
  description: "Something may go wrong in a project.",
  subject: "project",
  data: () => risk,
  examples: [{ risk: id }],
});

export const ProjectRiskChanged = defineEntry({
  name: "ProjectRiskChanged",
  version: 1,
  title: "Risk changed",
  description: "A risk of a project is weighed, owned or met differently.",
  subject: "project",
  data: () => risk,
  examples: [{ risk: id }],
});

export const ProjectRiskClosed = defineEntry({
  name: "ProjectRiskClosed",
  version: 1,
  title: "Risk closed",
  description: "A risk of a project is over. How it ended is in its record.",
  subject: "project",
  data: () => risk,
  examples: [{ risk: id }],
});

export const ProjectRiskReopened = defineEntry({
  name: "ProjectRiskReopened",
  version: 1,
  title: "Risk reopened",
  description: "A risk of a project that was closed is open again.",
  subject: "project",
  data: () => risk,
  examples: [{ risk: id }],
});

export const ProjectDecisionTaken = defineEntry({
  name: "ProjectDecisionTaken",
  version: 1,
  title: "Decision taken in a project",
  description: "Something was decided. What, why and by whom is in its record.",
  subject: "project",
  data: () => decision,
  examples: [{ decision: id }],
});

export const ProjectDecisionChanged = defineEntry({
  name: "ProjectDecisionChanged",
  version: 1,
  title: "Record of a decision changed",
  description: "The words about a decision of a project were changed.",
  subject: "project",
  data: () => decision,
  examples: [{ decision: id }],
});

export const ProjectDecisionWithdrawn = defineEntry({
  name: "ProjectDecisionWithdrawn",
  version: 1,
  title: "Decision withdrawn",
  description: "A decision of a project does not stand any more. Why is in its record.",
  subject: "project",
  data: () => decision,
  examples: [{ decision: id }],
});

export const ProjectDecisionRestored = defineEntry({
  name: "ProjectDecisionRestored",
  version: 1,
  title: "Decision stands again",
  description: "A decision of a project that was withdrawn stands again.",
  subject: "project",
  data: () => decision,
  examples: [{ decision: id }],
});
