import { ownValue } from "../../platform/keys.ts";
import { projectStatuses } from "../../projects/status.ts";
import { stages } from "../../re-uses/stages.ts";
import { lights } from "../../week-notes/week-note.ts";
import type { Outcomes } from "../outcomes/model.ts";
import { FEWEST_SHOWN } from "../small-numbers.ts";
import type { ReportFigure, ReportSection } from "./model.ts";

const now = (name: string, title: string, count: number, formula: string): ReportFigure => ({
  name,
  title,
  value: count.toLocaleString("en-GB"),
  cases: count,
  formula,
});

const tableOf = (caption: string, first: string, rows: readonly (readonly [string, number])[]) => ({
  caption,
  head: [first, "Number"],
  rows: rows.map(([words, count]) => [words, count.toLocaleString("en-GB")]),
});

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Counts with the words of each name, in the order of the words; what comes to nothing is left out. */
const inWords = (
  counts: Readonly<Record<string, number>>,
  words: Readonly<Record<string, string>>,
): readonly (readonly [string, number])[] =>
  Object.entries(words).flatMap(([name, text]) => {
    const count = ownValue(counts, name) ?? 0;
    return count === 0 ? [] : [[text, count] as const];
  });

const applicationWords = {
  submitted: "Being assessed",
  accepted: "Accepted",
  declined: "Declined",
  referred: "Referred elsewhere",
  redirected: "Offered something else",
  withdrawn: "Withdrawn",
};
const lightWords = { ...lights, none: "No week note in four weeks" };

const average = (sum: number, count: number): number => (count === 0 ? 0 : sum / count);

/** How much agreement changed, where there are enough answers of both times; a number of so few would point at people. */
const surveyFigures = ({
  before,
  sumBefore,
  after,
  sumAfter,
}: Outcomes["survey"]): readonly ReportFigure[] => {
  if (before < FEWEST_SHOWN || after < FEWEST_SHOWN) return [];
  const change = average(sumAfter, after) - average(sumBefore, before);
  return [
    {
      name: "survey-change",
      title: "Agreement in surveys after projects against before",
      value: `${change < 0 ? "−" : "+"}${Math.abs(change).toFixed(1)} points`,
      cases: before + after,
      formula:
        "The mean agreement with all statements of the surveys, on a scale from 1 to 5: answers after projects less answers before. The answers are not matched by person. Cases are answers to a statement.",
    },
  ];
};

const applicationsSection = ({ applications }: Outcomes): ReportSection => ({
  id: "applications",
  heading: "Applications",
  sentences: [],
  figures: [
    now(
      "applications",
      "Applications",
      sumOf(applications),
      "Applications of all calls that were submitted, with those withdrawn later.",
    ),
  ],
  table: tableOf("Applications by where they stand", "Stands at", inWords(applications, applicationWords)),
  links: [],
});

const projectsSection = ({ projects, lights: ofActive, owing, survey }: Outcomes): ReportSection => ({
  id: "projects",
  heading: "Projects",
  sentences: [],
  figures: [
    now("projects", "Projects", sumOf(projects), "All projects, whatever their status."),
    now(
      "outputs-owed",
      "Outputs still owed",
      owing.outputs,
      "Outputs (code, a data note, a case study and so on) that complete projects have neither linked nor set aside with a reason.",
    ),
    now(
      "projects-owing",
      "Projects that owe outputs",
      owing.projects,
      "Complete projects of which an output is owed.",
    ),
    ...surveyFigures(survey),
  ],
  table: tableOf("Projects by status, and active ones by the light of their last week note", "Projects", [
    ...inWords(projects, projectStatuses),
    ...inWords(ofActive, lightWords).map(
      ([words, count]) => [`Active: ${words.toLowerCase()}`, count] as const,
    ),
  ]),
  links: [],
});

const reUseSection = ({ reUses, organisations, benefits, withBenefit }: Outcomes): ReportSection => ({
  id: "re-use",
  heading: "Re-use and benefits",
  sentences: [],
  figures: [
    now(
      "organisations-using",
      "Organisations that use results",
      organisations,
      "Organisations at which something that the programme made is piloted or live.",
    ),
    now(
      "benefits",
      "Benefits reported",
      benefits,
      "Benefits that organisations told, or that the team wrote down.",
    ),
    now(
      "re-uses-with-benefit",
      "Re-uses with a benefit",
      withBenefit,
      "Re-uses of which a benefit is reported.",
    ),
  ],
  table: tableOf("Re-use by stage", "Stage", inWords(reUses, stages)),
  links: [],
});

/** The sections of a report that tell what came of the work, as it stood when the period ended; one that says so where that is not known. */
export const outcomeSections = (outcomes: Outcomes | undefined): readonly ReportSection[] =>
  outcomes === undefined
    ? [
        {
          id: "outcomes",
          heading: "What came of the work",
          sentences: ["How applications, projects and re-use stood at the end of this period is not known."],
          figures: [],
          links: [],
        },
      ]
    : [applicationsSection(outcomes), projectsSection(outcomes), reUseSection(outcomes)];
