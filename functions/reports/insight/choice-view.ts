import { paths, toPath } from "../../../shared/pages/paths.ts";
import { sayDate } from "../../../shared/platform/time.ts";
import { periodName, sayPeriod } from "../../../shared/reports/figures/period.ts";
import {
  type Choice,
  comparisonNames,
  comparisons,
  offered,
} from "../../../shared/reports/insight/choice.ts";
import { groupNames, groupTitles } from "../../../shared/reports/insight/group-titles.ts";
import type { PartSource } from "../../../shared/reports/insight/part.ts";

/** The choice as an address has it: every page of the dashboard keeps it. */
export const queryOf = ({ own, against }: Choice): Readonly<Record<string, string>> => ({
  period: periodName(own),
  against,
});

/** What every page of the dashboard shows above its figures: its pages, and the form that chooses. */
export const choiceView = ({ choice, own }: PartSource, today: string) => {
  const query = `?${new URLSearchParams(queryOf(choice))}`;
  return {
    period: sayPeriod(choice.own),
    compared: sayPeriod(choice.before),
    chosen: queryOf(choice),
    offered: offered(today),
    comparisons: comparisonNames.map((value) => ({ value, text: comparisons[value] })),
    through: own.through === undefined ? undefined : sayDate(own.through),
    isWhole: own.through === choice.own.last,
    pages: [
      { href: `${paths.deskInsight}${query}`, path: paths.deskInsight, text: "Overview" },
      ...groupNames.map((group) => {
        const path = toPath(paths.deskInsightGroup, { group });
        return { href: `${path}${query}`, path, text: groupTitles[group] };
      }),
    ],
  };
};
