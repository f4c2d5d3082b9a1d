import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { letter } from "../../letters/letter.ts";
import { pictureItem } from "../../letters/sending/pictures.ts";
import { plus } from "../../platform/wall-clock.ts";
import { periodName } from "../figures/period.ts";
import { ProgrammeReportSent, ProgrammeReportSentAgain } from "./entries.ts";
import { programmeReport } from "./letters.ts";
import { type Report, type ReportName, sayReportName } from "./model.ts";
import { readOutcomesOf, readReport } from "./read-report.ts";
import { PICTURE_NAME } from "./say.ts";
import { readersOf } from "./settings.ts";
import { readReportSettings, readSent, sentWrite } from "./store.ts";

/** Draws the picture of a report as PNG. What draws is large, and loaded by whoever sends. */
export type DrawPicture = (report: Report) => Promise<Uint8Array>;

/** A letter with the report to each of its readers, and the picture beside each. */
const lettersTo = (
  readers: readonly string[],
  { report, png }: { readonly report: Report; readonly png: Uint8Array },
  { occasion }: Command,
) => {
  const letters = readers.map((person) =>
    letter(
      programmeReport,
      {
        to: { person },
        about: `report:${report.kind}-${report.period}`,
        facts: report,
        usefulUntil: plus(occasion.now, "P30D"),
      },
      occasion,
    ),
  );
  return {
    letters,
    writes: letters.map(({ id }) => ({ put: pictureItem(id, PICTURE_NAME, png, occasion.now) })),
  };
};

/**
 * Makes the report of this name and sends it to its readers, once; what it says is kept with it. Refused as `sent` when it went out before, and as
 * `no-readers`. A read, two queries and one transaction.
 */
export const sendReport = (
  needs: CommitNeeds,
  name: ReportName,
  command: Command & { readonly draw: DrawPicture },
): Promise<Changed<"sent" | "no-readers">> =>
  changeStored(needs, command, {
    read: async () => {
      const { now } = command.occasion;
      const [sent, settings, outcomes] = await Promise.all([
        readSent(needs.table, name),
        readReportSettings(needs.table),
        readOutcomesOf(needs.table, name, now),
      ]);
      const readers = readersOf(settings, name.kind);
      if (sent !== undefined || readers.length === 0) return { sent, readers, made: undefined };
      const report = await readReport(needs.table, name, { now, outcomes });
      return { sent, readers, made: { report, png: await command.draw(report) } };
    },
    decide: ({ sent, readers, made }) => {
      if (sent !== undefined) return refused("sent");
      return made === undefined ? refused("no-readers") : { readers, made };
    },
    save: (_found, { readers, made }) => {
      const { occasion } = command;
      const { letters, writes } = lettersTo(readers, made, command);
      const data = { kind: name.kind, period: periodName(name.period), readers: readers.length };
      const sent = { report: made.report, sentAt: occasion.now, readers: [...readers] };
      return {
        writes: [sentWrite(name, sent), ...writes],
        letters,
        entries: [record(ProgrammeReportSent, { subject: sayReportName(name), data }, occasion)],
      };
    },
  });

/** Sends a report as it went out before, to those who get such reports now. Refused as `no-readers`; `unknown` when it never went out. */
export const sendReportAgain = (
  needs: CommitNeeds,
  name: ReportName,
  command: Command & { readonly draw: DrawPicture },
): Promise<Changed<"no-readers" | "unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const [sent, settings] = await Promise.all([
        readSent(needs.table, name),
        readReportSettings(needs.table),
      ]);
      if (sent === undefined) return undefined;
      return {
        report: sent.report,
        png: await command.draw(sent.report),
        readers: readersOf(settings, name.kind),
      };
    },
    decide: (found) => (found.readers.length === 0 ? refused("no-readers") : found),
    save: (_found, { readers, ...made }) => {
      const { letters, writes } = lettersTo(readers, made, command);
      const data = { kind: name.kind, period: periodName(name.period), readers: readers.length };
      return {
        writes,
        letters,
        entries: [record(ProgrammeReportSentAgain, { subject: sayReportName(name), data }, command.occasion)],
      };
    },
  });
