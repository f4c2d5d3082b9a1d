import { defineLetter, type LetterPart } from "../../letters/letter.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { reportCsv } from "./csv.ts";
import { type Report, type ReportSection, reportKinds, reportSchema } from "./model.ts";
import { PICTURE_NAME, sayMade, sayMembers, titleOf } from "./say.ts";

const partsOf = (
  { heading, sentences, figures, table, links }: ReportSection,
  url: (path: string) => string,
): readonly LetterPart[] => [
  { heading },
  ...sentences.map((paragraph) => ({ paragraph })),
  ...links.map(({ text, path }) => ({ link: { text, url: url(path) } })),
  ...(figures.length === 0
    ? []
    : [
        {
          table: {
            head: ["Figure", "Value", "Before"],
            rows: figures.map(({ title, value, before }) => [title, value, before ?? "–"]),
          },
        },
      ]),
  ...(table === undefined || table.rows.length === 0 ? [] : [{ table }]),
];

const counting = ({ sections }: Report): readonly LetterPart[] => [
  { heading: "How this was counted" },
  {
    rows: sections.flatMap(({ figures }) =>
      figures.map(({ title, formula, cases }): [string, string] => [
        title,
        `${formula} Cases: ${cases.toLocaleString("en-GB")}.`,
      ]),
    ),
  },
  {
    paragraph:
      "Where people are counted by kind of organisation or region, numbers from 1 to 4 are given as “fewer than 5”, and another number is left out where it would give such a number away.",
  },
];

/** To the head of the programme each month, and to the sponsor each quarter and year: what changed, what needs a person, the figures, and what came of the work. It names nobody. */
export const programmeReport = defineLetter({
  kind: "programme-report",
  title: "Report on a month, a quarter or a year",
  purpose: "report",
  ifUncertain: "again",
  facts: () => reportSchema,
  example: {
    kind: "monthly",
    period: "2026-10",
    madeAt: "2026-11-02T08:00:00.000Z",
    through: "2026-10-31",
    sections: [
      {
        id: "changed",
        heading: "What changed against September 2026",
        sentences: ["New members: 117 people, up from 96 people."],
        figures: [],
        links: [],
      },
      {
        id: "needed",
        heading: "What needs a person",
        sentences: ["3 enquiries wait for an answer."],
        figures: [],
        links: [{ text: "Enquiries to answer", path: "/desk/enquiries" }],
      },
      {
        id: "members",
        heading: "Members",
        sentences: [],
        figures: [
          {
            name: "members",
            title: "Members",
            value: "1,321 members",
            before: "1,204 members",
            cases: 1321,
            formula: "Everybody who had joined and had not left when the period ended.",
          },
        ],
        table: {
          caption: "Members by kind of organisation",
          head: ["Kind of organisation", "Members", "New"],
          rows: [["NHS trust", "520", "61"]],
        },
        links: [],
      },
    ],
    members: [
      { on: "2026-09-30", value: 1204 },
      { on: "2026-10-31", value: 1321 },
    ],
  },
  write: (report, { url }) => {
    const [changed, needed, ...others] = report.sections;
    const first = [changed, needed].flatMap((section) =>
      section === undefined ? [] : partsOf(section, url),
    );
    const page = toPath(paths.deskReportOf, { id: `${report.kind}-${report.period}` });
    const atDesk = reportKinds[report.kind].atDesk;
    return {
      subject: titleOf(report),
      parts: [
        { paragraph: sayMade(report) },
        ...first,
        ...(atDesk ? [{ button: { text: "See the report at the desk", url: url(page) } }] : []),
        { picture: { name: PICTURE_NAME, alternative: sayMembers(report) } },
        ...others.flatMap((section) => partsOf(section, url)),
        ...counting(report),
      ],
      files: [
        { name: `${report.kind}-report-${report.period}.csv`, type: "text/csv", text: reportCsv(report) },
      ],
    };
  },
});
