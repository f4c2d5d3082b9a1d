import { sendReport, sendReportAgain } from "../../shared/reports/programme/commands.ts";
import { ProgrammeReportAsked } from "../../shared/reports/programme/entries.ts";
import { parseReportName } from "../../shared/reports/programme/model.ts";
import { readSent } from "../../shared/reports/programme/store.ts";
import { reaction } from "../entry-points/entry.ts";
import { drawPicture } from "./draw-picture.ts";

/** Sends a report that one of the team asked for: for the first time, or once more as it was sent before. */
export const handler = reaction(
  "reports/on-programme-report-asked",
  ProgrammeReportAsked,
  async (needs, { data: { kind, period } }, { once, ...occasion }) => {
    const name = parseReportName(`${kind}-${period}`);
    if (name === undefined) return;
    const command = { once, occasion, draw: drawPicture };
    if ((await readSent(needs.table, name)) === undefined) await sendReport(needs, name, command);
    else await sendReportAgain(needs, name, command);
  },
);
