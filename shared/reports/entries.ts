import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

export const WeeklyReportMade = defineEntry({
  name: "WeeklyReportMade",
  version: 1,
  title: "Weekly report made",
  description: "The report on the week that began on this Monday went to the team.",
  subject: "report",
  data: () => z.object({ week: z.iso.date() }),
  examples: [{ week: "2026-11-16" }],
});
