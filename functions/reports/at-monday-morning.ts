import { commit } from "../../shared/journal/commit.ts";
import { record } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { pictureItem } from "../../shared/letters/sending/pictures.ts";
import { addDays, localDate, mondayOf, plus } from "../../shared/platform/wall-clock.ts";
import { WeeklyReportMade } from "../../shared/reports/entries.ts";
import { isPaused } from "../../shared/reports/programme/settings.ts";
import { readReportSettings } from "../../shared/reports/programme/store.ts";
import { weeklyReport } from "../../shared/reports/weekly/letters.ts";
import type { WeeklyReport } from "../../shared/reports/weekly/model.ts";
import { readPresent } from "../../shared/reports/weekly/read-present.ts";
import { readReport } from "../../shared/reports/weekly/read-report.ts";
import { PICTURE_NAME } from "../../shared/reports/weekly/say-report.ts";
import { systemOccasion } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** The year as a picture. What draws is half of this function's code, and is loaded when there is something to draw. */
const pictureOf = async (report: WeeklyReport): Promise<Uint8Array> => {
  const [{ drawYear }, { toPng }] = await Promise.all([
    import("../../shared/reports/weekly/chart.ts"),
    import("../../shared/reports/weekly/picture.ts"),
  ]);
  return toPng(drawYear(report));
};

/** Sends the team the report on the week before the one that `scheduledAt` falls in: once for each week, however late or often it is called; none while reports pause. */
export const atMondayMorning: Scheduled = async (needs, scheduledAt) => {
  const today = localDate(scheduledAt);
  if (isPaused(await readReportSettings(needs.table), today)) return;
  const week = addDays(mondayOf(today), -7);
  const name = `weekly-report:${week}`;
  const occasion = systemOccasion(needs, name);
  const [report, present] = await Promise.all([
    readReport(needs.table, week, today),
    readPresent(needs.table, occasion.now),
  ]);
  const png = await pictureOf(report);
  const made = record(WeeklyReportMade, { subject: week, data: { week } }, occasion);
  const sent = letter(
    weeklyReport,
    {
      to: { team: true },
      about: subjectOf(made),
      facts: { report, present },
      usefulUntil: plus(scheduledAt, "P7D"),
    },
    occasion,
  );
  await commit(needs, {
    once: name,
    writes: [{ put: pictureItem(sent.id, PICTURE_NAME, png, occasion.now) }],
    entries: [made],
    letters: [sent],
  });
};

export const handler = schedule(atMondayMorning, (needs) => needs);
