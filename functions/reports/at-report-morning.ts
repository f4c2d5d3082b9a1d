import { logger } from "../../shared/platform/logger.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { sendReport } from "../../shared/reports/programme/commands.ts";
import { reportsDue } from "../../shared/reports/programme/due.ts";
import { sayReportName } from "../../shared/reports/programme/model.ts";
import { readReportSettings } from "../../shared/reports/programme/store.ts";
import { systemOccasion } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";
import { drawPicture } from "./draw-picture.ts";

/** Sends every report that is due and has not gone out, each once however late or often it is called: what was missed while reports paused goes out after. */
export const atReportMorning: Scheduled = async (needs, scheduledAt) => {
  const settings = await readReportSettings(needs.table);
  for (const name of reportsDue(settings, localDate(scheduledAt))) {
    const once = `report:${sayReportName(name)}`;
    const occasion = systemOccasion(needs, once);
    const sent = await sendReport(needs, name, { once, occasion, draw: drawPicture });
    logger.info("Report", { report: sayReportName(name), sent: !("refusal" in sent) });
  }
};

export const handler = schedule(atReportMorning, (needs) => needs);
