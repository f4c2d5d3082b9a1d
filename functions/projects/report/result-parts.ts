import { type DocumentPart, paragraphsOf, type Text } from "../../../shared/documents/model.ts";
import { isToDo } from "../../../shared/follow-ups/runs/model.ts";
import { tellOutside } from "../../../shared/impact-surveys/results.ts";
import { statements } from "../../../shared/impact-surveys/survey.ts";
import { insideSentence } from "../../../shared/platform/text.ts";
import { sayDate } from "../../../shared/platform/time.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { outputNames, projectOutputs } from "../../../shared/projects/outputs/model.ts";
import { FEWEST_SHOWN } from "../../../shared/reports/small-numbers.ts";
import { fridayOf, lights, type WeekNote } from "../../../shared/week-notes/week-note.ts";
import { sayAverage } from "../../impact-surveys/impact-chart.ts";
import type { ReportSource } from "./read-report.ts";

const weekParts = (note: WeekNote): readonly DocumentPart[] => {
  if (note.state !== "written") return [];
  const { happened, next, obstacles, light } = note.words;
  return [
    { subheading: `Week to ${sayDate(fridayOf(note.week))}: ${insideSentence(lights[light])}` },
    {
      facts: [
        ["What happened", happened],
        ["What was next", next],
        ...(obstacles === "" ? [] : [["What stood in the way", obstacles] as const]),
      ],
    },
  ];
};

/** The weeks of which something was written, the earliest first. */
export const weeksOf = ({ notes }: ReportSource): readonly DocumentPart[] => {
  const parts = notes.flatMap(weekParts);
  return [
    { heading: "Week by week" },
    ...(parts.length === 0 ? [{ paragraph: "There are no week notes." }] : parts),
  ];
};

/** Where each output is, or why there is none. */
export const outputsOf = ({ whole: { project, outputs } }: ReportSource): readonly DocumentPart[] => {
  const facts = outputNames.map((name): readonly [string, Text] => {
    const output = outputs?.given[name];
    const { text } = projectOutputs[name];
    if (output === undefined) return [text, project.status === "complete" ? "Missing" : "To come"];
    if (output.kind === "not-made") return [text, `Not made: ${output.reason}`];
    return [text, [{ link: output.url, url: output.url }]];
  });
  return [{ heading: "What came of it" }, { facts }];
};

/** What the people who took part said before and after it, as far as it may be told outside the team. */
export const surveyOf = ({ survey }: ReportSource): readonly DocumentPart[] => {
  const heading = { heading: "What it changed" };
  const { before, after } = survey.response;
  if (before.asked + after.asked === 0)
    return [heading, { paragraph: "Nobody was asked in an impact survey." }];
  const asked = {
    paragraph: `We asked the people who took part how far they agree with statements about the project, from 1 (strongly disagree) to 5 (strongly agree). Before the project ${before.answered} of ${before.asked} answered, after it ${after.answered} of ${after.asked}.`,
  };
  const told = tellOutside(survey);
  if (told.every((one) => one.before === undefined))
    return [
      heading,
      asked,
      { paragraph: `Fewer than ${FEWEST_SHOWN} people answered both times, so we give no averages.` },
    ];
  const say = (average: number | undefined): string =>
    average === undefined ? "Not given" : sayAverage(average);
  const head = ["Statement", "People", "Average before", "Average after"];
  const rows = told.map((one) => [
    statements[one.statement].text,
    String(one.people),
    say(one.before),
    say(one.after),
  ]);
  return [
    heading,
    asked,
    {
      paragraph: `Averages are of the people who answered both times. Where they are fewer than ${FEWEST_SHOWN}, none is given.`,
    },
    { table: { caption: "Impact survey", head, rows } },
  ];
};

const followUpParts = ({ followUps }: ReportSource): readonly DocumentPart[] => {
  const open = (followUps?.steps ?? []).filter(isToDo);
  if (open.length === 0) return [];
  const list = open.map(({ title, dueAt }) => (dueAt === undefined ? title : `${title}: ${sayDate(dueAt)}`));
  return [{ paragraph: "These follow-ups are still to be done:" }, { list }];
};

const sprintParts = ({ whole: { plan }, now }: ReportSource): readonly DocumentPart[] => {
  const today = localDate(now);
  const coming = (plan?.sprints ?? []).filter(({ endsOn }) => endsOn >= today);
  if (coming.length === 0) return [];
  const list = coming.map(
    ({ number, startsOn, endsOn, goal }) =>
      `Sprint ${number}, ${sayDate(startsOn)} to ${sayDate(endsOn)}${goal === "" ? "" : `: ${goal}`}`,
  );
  return [{ paragraph: "These sprints are planned:" }, { list }];
};

/** What is next: the follow-ups of a completed project, the plan of one that goes on. */
export const nextOf = (source: ReportSource): readonly DocumentPart[] => {
  const { status } = source.whole.project;
  const goesOn = status === "active" || status === "pre-mobilisation" || status === "paused";
  const last = source.notes.findLast(({ state }) => state === "written");
  const said = goesOn && last?.state === "written" ? paragraphsOf(last.words.next) : [];
  const parts = [...said, ...(goesOn ? sprintParts(source) : []), ...followUpParts(source)];
  return [
    { heading: "What is next" },
    ...(parts.length === 0 ? [{ paragraph: "Nothing more is planned." }] : parts),
  ];
};
