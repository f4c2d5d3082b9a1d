import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

export const ProjectPlanMade = defineEntry({
  name: "ProjectPlanMade",
  version: 1,
  title: "Plan of a project made",
  description: "The work of a project was divided into sprints of so many weeks.",
  subject: "project",
  data: () =>
    z.object({ sprints: z.int().check(z.positive()), weeks: z.int().check(z.minimum(1), z.maximum(4)) }),
  examples: [{ sprints: 6, weeks: 2 }],
});

export const ProjectPlanMoved = defineEntry({
  name: "ProjectPlanMoved",
  version: 1,
  title: "Plan of a project moved",
  description: "All sprints of a project are so many days later, or earlier where it is below 0.",
  subject: "project",
  data: () => z.object({ days: z.int() }),
  examples: [{ days: 14 }],
});

export const ProjectSprintGoalSet = defineEntry({
  name: "ProjectSprintGoalSet",
  version: 1,
  title: "Goal of a sprint set",
  description: "What a sprint of a project is for. The words are in the plan.",
  subject: "project",
  data: () => z.object({ sprint: z.int().check(z.positive()) }),
  examples: [{ sprint: 1 }],
});

export const ProjectAbsenceChanged = defineEntry({
  name: "ProjectAbsenceChanged",
  version: 1,
  title: "Absence in a project noted",
  description: "Somebody is away on some days of a project, or is not after all.",
  subject: "project",
  data: () => z.object({}),
  examples: [{}],
});
