import * as z from "zod/mini";
import { defineLetter, type LetterPart } from "../../letters/letter.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { sayDate } from "../../platform/time.ts";
import { presentSchema, weeklyReportSchema } from "./model.ts";
import { PICTURE_NAME, sayPicture, sayReport } from "./say-report.ts";
import type { ReportSection } from "./section.ts";

const partsOf = (section: ReportSection, url: (path: string) => string): LetterPart[] => [
  { heading: section.heading },
  ...section.sentences.map((paragraph): LetterPart => ({ paragraph })),
  ...(section.table === undefined
    ? []
    : [
        {
          table: {
            head: section.table.head,
            rows: section.table.rows.map((row) => row.map(({ text }) => text)),
          },
        },
      ]),
  ...[...(section.links ?? []), section.source].map(
    ({ text, path }): LetterPart => ({ link: { text, url: url(path) } }),
  ),
];

/** To the team each Monday: what changed, what needs a person and where it is done, then what the week came to. It names nobody who enquired or joined. */
export const weeklyReport = defineLetter({
  kind: "weekly-report",
  title: "Weekly report",
  purpose: "team",
  ifUncertain: "again",
  facts: () => z.object({ report: weeklyReportSchema, present: presentSchema }),
  example: {
    report: {
      week: "2026-11-16",
      through: "2026-11-22",
      joined: 31,
      left: 2,
      members: 1321,
      average: { joined: 26.8, weeks: 52 },
      segments: [
        { segment: "nhs-trust", joined: 17, members: 520, ofJoined: 55, ofMembers: 39 },
        { segment: "supplier", joined: 14, members: 801, ofJoined: 45, ofMembers: 61 },
      ],
      registrations: 24,
      waitlisted: 3,
      cancelled: 1,
      attended: 18,
      notAttended: 4,
      enquiries: [{ kind: "general", count: 5 }],
      answered: 4,
      hoursToAnswer: 21,
      openEnquiries: 3,
      before: { registrations: 30, attended: 22, enquiries: 5, answered: 2 },
      projectsCompleted: 1,
      followUpsDone: 2,
      followUpsSkipped: 0,
      lettersSent: 140,
      lettersBounced: 1,
      weeks: [
        { week: "2026-11-09", joined: 22 },
        { week: "2026-11-16", joined: 31 },
      ],
    },
    present: {
      at: "2026-11-23T08:00:00.000Z",
      enquiries: { waiting: 3, more: false, oldestDays: 4, overTwoDays: 1, overAWeek: 0 },
      nobodys: {
        relationships: 2,
        waiting: 4,
        left: [{ person: "0199e7a0-4c1c-7000-8000-00000000000a", things: 23 }],
      },
      followUps: [
        {
          reference: "PRJ-4F7K-2Q9C",
          project: "Shorter stays",
          step: "webinar",
          title: "Hold a webinar",
          dueAt: "2026-11-20T09:00:00.000Z",
          late: true,
        },
      ],
      events: [
        {
          reference: "EVT-4F7K-2Q9C",
          title: "Community meetup",
          startsAt: "2026-11-26T13:00:00.000Z",
          places: 40,
          taken: 24,
          waiting: 0,
        },
      ],
    },
  },
  write: ({ report, present }, { url }) => {
    const [changed, needed, members, ...others] = sayReport(report, present);
    const first = [changed, needed].flatMap((section) =>
      section === undefined ? [] : partsOf(section, url),
    );
    const button: LetterPart[] = [
      {
        button: {
          text: "See the report at the desk",
          url: url(toPath(paths.deskReportWeek, { week: report.week })),
        },
      },
    ];
    return {
      subject: `Weekly report: ${sayDate(report.week)} to ${sayDate(report.through)}`,
      parts: [
        ...first,
        ...button,
        ...(members === undefined ? [] : partsOf(members, url)),
        { picture: { name: PICTURE_NAME, alternative: sayPicture(report) } },
        ...others.flatMap((section) => partsOf(section, url)),
      ],
    };
  },
});
