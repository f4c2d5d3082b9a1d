import { paths } from "../../pages/paths.ts";
import type { Instant } from "../../platform/clock.ts";
import { ownValue } from "../../platform/keys.ts";
import { counted } from "../../platform/text.ts";
import { definitionOf, type FigureName } from "../figures/definitions.ts";
import { facets, sayFacetValue } from "../figures/facets.ts";
import {
  figureByShown,
  figureOf,
  type PeriodFigures,
  type ShownValue,
  sayFigure,
} from "../figures/figure.ts";
import { periodName, sayPeriod } from "../figures/period.ts";
import type { Outcomes } from "../outcomes/model.ts";
import { FEWEST_SHOWN } from "../small-numbers.ts";
import { type Report, type ReportFigure, type ReportKind, type ReportSection, reportKinds } from "./model.ts";
import { outcomeSections } from "./outcomes.ts";

/** What a report is made of: the figures of its period and of the one before, of the months up to its end, and what stood at its end. */
export interface ReportSource {
  readonly kind: ReportKind;
  readonly now: Instant;
  readonly own: PeriodFigures;
  readonly before: PeriodFigures | undefined;
  readonly months: readonly PeriodFigures[];
  /** How outcomes stood when the period ended; undefined where that is not known. */
  readonly outcomes: Outcomes | undefined;
}

const told = ({ own, before }: ReportSource, name: FigureName): ReportFigure => {
  const { title, formula } = definitionOf(name);
  const { cases } = figureOf(own, name);
  const earlier = before === undefined ? undefined : figureOf(before, name);
  return {
    name,
    title,
    value: sayFigure(name, figureOf(own, name)),
    ...(earlier?.value === undefined ? {} : { before: sayFigure(name, earlier) }),
    cases,
    formula,
  };
};

const sayShown = (value: ShownValue): string => {
  if (value === undefined) return "–";
  if (value === "few") return `fewer than ${FEWEST_SHOWN}`;
  return value === "hidden" ? "not shown" : value.toLocaleString("en-GB");
};

const tableBy = (own: PeriodFigures, facet: "organisation" | "region") => {
  const members = figureByShown(own, "members", facet);
  const joined = new Map(figureByShown(own, "joined", facet).map(({ of, value }) => [of, value]));
  return {
    caption: `Members by ${facets[facet].title.toLowerCase()}`,
    head: [facets[facet].title, "Members", "New"],
    rows: members.map(({ of, value }) => [
      sayFacetValue({ facet, value: of }),
      sayShown(value),
      sayShown(joined.get(of)),
    ]),
  };
};

const section = (
  id: string,
  heading: string,
  figures: readonly ReportFigure[],
  more: Partial<Pick<ReportSection, "sentences" | "table">> = {},
): ReportSection => ({ id, heading, sentences: [], figures: [...figures], links: [], ...more });

/** Figures of which a change is worth a sentence, and from how many cases on. */
const WATCHED: readonly FigureName[] = [
  "joined",
  "left",
  "registrations",
  "attended",
  "enquiries",
  "answered-in-time",
  "projects-completed",
];
const MOST_CHANGES = 3;
const LEAST_CHANGE = 0.1;

/** What changed most against the period before, the largest change first: figures with five cases or more in one of the two, by a tenth or more. */
const changesOf = ({ own, before }: ReportSource): readonly string[] => {
  if (before === undefined || before.through === undefined)
    return ["There is no earlier period to compare with."];
  const changes = WATCHED.flatMap((name) => {
    const [present, earlier] = [figureOf(own, name), figureOf(before, name)];
    if (present.value === undefined || earlier.value === undefined) return [];
    if (Math.max(present.cases, earlier.cases) < FEWEST_SHOWN) return [];
    const change = (present.value - earlier.value) / Math.max(earlier.value, 1);
    if (Math.abs(change) < LEAST_CHANGE) return [];
    const words = `${definitionOf(name).title}: ${sayFigure(name, present)}, ${change > 0 ? "up" : "down"} from ${sayFigure(name, earlier)}.`;
    return [{ change: Math.abs(change), words }];
  });
  if (changes.length === 0) return ["No figure changed by a tenth or more."];
  return changes
    .sort((one, other) => other.change - one.change)
    .slice(0, MOST_CHANGES)
    .map(({ words }) => words);
};

/** What needs a person, with the pages where it is done for readers who work there. */
const neededSection = ({ kind, own, outcomes }: ReportSource): ReportSection => {
  const open = figureOf(own, "open-enquiries").value ?? 0;
  const { lights = {}, owing = { projects: 0, outputs: 0 } } = outcomes ?? {};
  const worried = (ownValue(lights, "off-track") ?? 0) + (ownValue(lights, "at-risk") ?? 0);
  const found = [
    {
      count: open,
      words: `${counted(open, "enquiry waits", "enquiries wait")} for an answer.`,
      link: { text: "Enquiries to answer", path: paths.deskEnquiries },
    },
    {
      count: worried,
      words: `${counted(worried, "active project is", "active projects are")} off track or at risk.`,
      link: { text: "Projects", path: paths.deskProjectList },
    },
    {
      count: owing.outputs,
      words: `${counted(owing.outputs, "output is", "outputs are")} still owed by ${counted(owing.projects, "project that is", "projects that are")} complete.`,
      link: { text: "Projects and their outputs", path: paths.deskProjects },
    },
  ].filter(({ count }) => count > 0);
  return {
    ...section("needed", "What needs a person", []),
    sentences:
      found.length === 0 ? ["Nothing waits that this report counts."] : found.map(({ words }) => words),
    links: reportKinds[kind].atDesk ? found.map(({ link }) => link) : [],
  };
};

/** The report on a period: first what changed and what needs a person, then the figures, then what came of the work. Pure. */
export const makeReport = (source: ReportSource): Report => {
  const { kind, now, own, before, months, outcomes } = source;
  const of = (...names: readonly FigureName[]) => names.map((name) => told(source, name));
  const against = before === undefined ? "" : ` against ${sayPeriod(before.period)}`;
  return {
    kind,
    period: periodName(own.period),
    madeAt: now,
    ...(own.through === undefined ? {} : { through: own.through }),
    sections: [
      section("changed", `What changed${against}`, [], { sentences: [...changesOf(source)] }),
      neededSection(source),
      section("members", "Members", of("members", "joined", "left"), { table: tableBy(own, "organisation") }),
      section("reach", "Reach by region", [], { table: tableBy(own, "region") }),
      section(
        "events",
        "Events",
        of("registrations", "attended", "attendance-rate", "waitlisted", "cancelled"),
      ),
      section(
        "enquiries",
        "Enquiries",
        of("enquiries", "answered", "answered-in-time", "median-answer", "slow-answer"),
      ),
      section("completed", "Completed", of("projects-completed")),
      ...outcomeSections(outcomes),
    ],
    members: months.flatMap((month) => {
      const { value } = figureOf(month, "members");
      return month.through === undefined || value === undefined
        ? []
        : [{ on: month.through, value: Math.max(0, value) }];
    }),
  };
};
