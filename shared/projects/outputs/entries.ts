import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { outputNames } from "./model.ts";

export const ProjectOutputsChanged = defineEntry({
  name: "ProjectOutputsChanged",
  version: 1,
  title: "Outputs of a project named",
  description:
    "Somebody said where a project’s outputs are, or why there are none. What is missing is still to come.",
  subject: "project",
  data: () =>
    z.object({
      given: z.array(z.enum(outputNames)),
      notMade: z.array(z.enum(outputNames)),
      missing: z.array(z.enum(outputNames)),
    }),
  examples: [
    {
      given: ["code", "technical-report", "case-study"],
      notMade: ["impact-assessment"],
      missing: ["data-note"],
    },
  ],
});
