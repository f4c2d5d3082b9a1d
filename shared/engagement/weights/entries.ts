import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { activityKindNames } from "../activity-kinds.ts";

const weight = z.int();

export const WeightsChanged = defineEntry({
  name: "WeightsChanged",
  version: 1,
  title: "Weights of activities changed",
  description:
    "The team changed how much activities count. All that people did counts so from then on; reports that were sent stay as they were.",
  subject: "page",
  data: () =>
    z.object({
      version: z.int().check(z.positive()),
      changes: z.array(z.object({ kind: z.enum(activityKindNames), from: weight, to: weight })),
    }),
  examples: [{ version: 1, changes: [{ kind: "attended", from: 4, to: 5 }] }],
});
