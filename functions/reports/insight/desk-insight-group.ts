import { paths, toPath } from "../../../shared/pages/paths.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { periodName } from "../../../shared/reports/figures/period.ts";
import { chosen } from "../../../shared/reports/insight/choice.ts";
import { partCsv } from "../../../shared/reports/insight/csv.ts";
import { groupNames, groupTitles } from "../../../shared/reports/insight/group-titles.ts";
import { groupOf } from "../../../shared/reports/insight/groups.ts";
import { readBeside } from "../../../shared/reports/insight/read-beside.ts";
import { readSource } from "../../../shared/reports/insight/read-source.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { partView } from "./chart-view.ts";
import { choiceView, queryOf } from "./choice-view.ts";
import groupPage from "./desk-insight-group.njk";

/** A page of the dashboard: its charts with their tables; or, with `format=csv`, the table of one of them. Two queries and a read, or three queries. */
export const page = deskPage({
  path: paths.deskInsightGroup,
  names: (_needs, { request }) => groupNames.find((name) => name === request.parameters.group),
  load: async ({ table, now }, group, { request }) => {
    const today = localDate(now());
    const choice = chosen(request.query, today);
    const [source, beside] = await Promise.all([
      readSource(table, choice),
      readBeside(table, groupOf(group).needs, choice, today),
    ]);
    const parts = groupOf(group).parts(source, beside);
    const isFile = request.query["format"] === "csv";
    const asked = parts.find(({ id }) => id === request.query["part"]);
    // A file that is not there is no page either.
    return isFile && asked === undefined ? null : { group, source, parts, asked: isFile ? asked : undefined };
  },
  show: ({ now }, { group, source, parts, asked }) => {
    if (asked !== undefined)
      return {
        file: partCsv(asked),
        type: "text/csv; charset=utf-8",
        name: `${asked.id}-${periodName(source.choice.own)}.csv`,
      };
    const own = toPath(paths.deskInsightGroup, { group });
    const { intro } = groupOf(group);
    return view(groupPage, {
      ...choiceView(source, localDate(now())),
      heading: groupTitles[group],
      intro,
      parts: parts.map((part) =>
        partView(
          part,
          `${own}?${new URLSearchParams({ ...queryOf(source.choice), format: "csv", part: part.id })}`,
        ),
      ),
    });
  },
});
