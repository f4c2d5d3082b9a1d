import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { reportKindNames } from "./model.ts";

const report = z.object({ kind: z.enum(reportKindNames), period: z.string() });
const example = { kind: "monthly", period: "2026-10" } as const;

export const ProgrammeReportSent = defineEntry({
  name: "ProgrammeReportSent",
  version: 1,
  title: "Report sent",
  description:
    "The report on a month, a quarter or a year went to its readers. What it said is kept and does not change.",
  subject: "report",
  data: () => z.extend(report, { readers: z.int() }),
  examples: [{ ...example, readers: 2 }],
});

export const ProgrammeReportSentAgain = defineEntry({
  name: "ProgrammeReportSentAgain",
  version: 1,
  title: "Report sent again",
  description: "One of the team sent a report as it was to those who get such reports now.",
  subject: "report",
  data: () => z.extend(report, { readers: z.int() }),
  examples: [{ ...example, readers: 3 }],
});

export const ReportReadersChanged = defineEntry({
  name: "ReportReadersChanged",
  version: 1,
  title: "Readers of reports changed",
  description: "The team changed who gets a report, or when reports pause.",
  subject: "report",
  data: () =>
    z.object({ kind: z.enum(reportKindNames), readers: z.int(), pausedUntil: z.optional(z.iso.date()) }),
  examples: [{ kind: "monthly", readers: 2 }],
});

export const ProgrammeReportAsked = defineEntry({
  name: "ProgrammeReportAsked",
  version: 1,
  title: "Report to be sent",
  description: "One of the team asked that a report is sent now, or once more as it was sent before.",
  subject: "report",
  data: () => report,
  examples: [example],
});
