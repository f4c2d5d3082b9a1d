import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { periodName } from "../figures/period.ts";
import { ProgrammeReportAsked } from "./entries.ts";
import { type ReportName, sayReportName } from "./model.ts";
import { readersOf } from "./settings.ts";
import { readReportSettings } from "./store.ts";

/** Asks that a report is sent to its readers: for the first time, or once more as it was. What draws its picture is not where pages are served. Refused as `no-readers`. One read and one transaction. */
export const askForReport = (
  needs: CommitNeeds,
  name: ReportName,
  command: Command,
): Promise<Changed<"no-readers">> =>
  changeStored(needs, command, {
    read: () => readReportSettings(needs.table),
    decide: (settings) => (readersOf(settings, name.kind).length === 0 ? refused("no-readers") : settings),
    save: () => {
      const data = { kind: name.kind, period: periodName(name.period) };
      return {
        writes: [],
        entries: [record(ProgrammeReportAsked, { subject: sayReportName(name), data }, command.occasion)],
      };
    },
  });
