import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";
import { type Period, type PeriodUnit, parsePeriod, periodName } from "../figures/period.ts";

/** A report that goes out on schedule: for whom, and on how long a time. */
interface KindOfReport {
  readonly title: string;
  readonly reader: string;
  readonly unit: PeriodUnit;
  /** Whether its readers work at the desk: then what needs a person leads there. */
  readonly atDesk: boolean;
}

/** The reports that go out by themselves beside the team's weekly one. Each tells the period that has just ended. */
export const reportKinds = {
  monthly: { title: "Monthly report", reader: "Head of programme", unit: "month", atDesk: true },
  quarterly: { title: "Quarterly report", reader: "Sponsor", unit: "quarter", atDesk: false },
  annual: { title: "Annual report", reader: "Sponsor and head of programme", unit: "year", atDesk: false },
} as const satisfies Record<string, KindOfReport>;

/** A kind of report. */
export type ReportKind = keyof typeof reportKinds;

/** The kinds of report as a list. */
export const reportKindNames = keysOf(reportKinds);

const figureSchema = z.lazy(() =>
  z.object({
    /** The name under which files have it. */
    name: z.string(),
    title: z.string(),
    /** As pages and letters say it. */
    value: z.string(),
    /** The same as the period before had it; absent where there is none to compare with. */
    before: z.optional(z.string()),
    /** How many cases it rests on. */
    cases: z.int().check(z.nonnegative()),
    /** How it was counted. */
    formula: z.string(),
  }),
);

/** A figure as a report tells it. */
export type ReportFigure = z.infer<typeof figureSchema>;

const sectionSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    heading: z.string(),
    sentences: z.array(z.string()),
    figures: z.array(figureSchema),
    table: z.optional(
      z.object({ caption: z.string(), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
    ),
    /** Where at the desk to act on it. */
    links: z.array(z.object({ text: z.string(), path: z.string() })),
  }),
);

/** A part of a report. */
export type ReportSection = z.infer<typeof sectionSchema>;

/** A report: page, letter, PDF and file are written from this one value, so that all have the same numbers. It names nobody. */
export const reportSchema = z.lazy(() =>
  z.object({
    kind: z.enum(reportKindNames),
    /** The name of its period: `2026-10`, `2026-Q3`. */
    period: z.string(),
    madeAt: z.iso.datetime(),
    /** The last London date that is in the figures; absent where none is. */
    through: z.optional(z.iso.date()),
    sections: z.array(sectionSchema),
    /** Members at the end of each month, of the picture. */
    members: z.array(z.object({ on: z.iso.date(), value: z.number().check(z.nonnegative()) })),
  }),
);

/** A report. */
export type Report = z.infer<typeof reportSchema>;

/** A report that was sent, as it is kept: it never changes. */
export const sentReportSchema = z.lazy(() =>
  z.object({
    report: reportSchema,
    sentAt: z.iso.datetime(),
    readers: z.array(z.uuid()),
  }),
);

/** A report that was sent. */
export type SentReport = z.infer<typeof sentReportSchema>;

/** A kind of report and its period: what names a report. */
export interface ReportName {
  readonly kind: ReportKind;
  readonly period: Period;
}

/** The name of a report in addresses: `monthly-2026-10`. */
export const sayReportName = ({ kind, period }: ReportName): string => `${kind}-${periodName(period)}`;

/** The report of this name, which may come from an address; undefined for anything that is not the name of one. */
export const parseReportName = (text: string): ReportName | undefined => {
  const at = text.indexOf("-");
  const kind = reportKindNames.find((one) => one === text.slice(0, at));
  const period = parsePeriod(text.slice(at + 1));
  return kind === undefined || period?.unit !== reportKinds[kind].unit ? undefined : { kind, period };
};
