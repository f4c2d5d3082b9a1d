import { paths, toPath } from "../../../shared/pages/paths.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { periodBefore, periodOf } from "../../../shared/reports/figures/period.ts";
import { reportKindNames, reportKinds, sayReportName } from "../../../shared/reports/programme/model.ts";
import { titleOf } from "../../../shared/reports/programme/say.ts";
import { readersOf } from "../../../shared/reports/programme/settings.ts";
import { listSent, readReportSettings } from "../../../shared/reports/programme/store.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import reportsPage from "./desk-reports.njk";

const hrefOf = (id: string): string => toPath(paths.deskReportOf, { id });

/** The reports: what goes to whom, the next of each kind, and all that were sent. One query and one read. */
export const page = deskPage({
  path: paths.deskReports,
  names: nothing,
  load: async ({ table }) => {
    const [sent, settings] = await Promise.all([listSent(table), readReportSettings(table)]);
    return { sent, settings };
  },
  show: ({ now }, { sent, settings }) => {
    const today = localDate(now());
    return view(reportsPage, {
      kinds: reportKindNames.map((kind) => {
        const running = periodOf(reportKinds[kind].unit, today);
        const last = { kind, period: periodBefore(running) };
        return {
          ...reportKinds[kind],
          readers: readersOf(settings, kind).length,
          last: { href: hrefOf(sayReportName(last)), text: titleOf({ kind, period: nameOf(last) }) },
          running: hrefOf(sayReportName({ kind, period: running })),
        };
      }),
      pause: settings.pause,
      sent: sent
        .toSorted((one, other) => (one.sentAt < other.sentAt ? 1 : -1))
        .map(({ report, sentAt, readers }) => ({
          href: hrefOf(`${report.kind}-${report.period}`),
          title: titleOf(report),
          sentAt,
          readers: readers.length,
        })),
    });
  },
});

const nameOf = (name: Parameters<typeof sayReportName>[0]): string =>
  sayReportName(name).slice(name.kind.length + 1);
