import { paths, toPath } from "../../../shared/pages/paths.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { chosen } from "../../../shared/reports/insight/choice.ts";
import { keyFiguresOf } from "../../../shared/reports/insight/key-figures.ts";
import { overTime } from "../../../shared/reports/insight/over-time.ts";
import { readSource } from "../../../shared/reports/insight/read-source.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { partView } from "./chart-view.ts";
import { choiceView, queryOf } from "./choice-view.ts";
import overviewPage from "./desk-insight.njk";

/** The dashboard's first page: the key figures of a period beside those of another. Two queries. */
export const page = deskPage({
  path: paths.deskInsight,
  names: nothing,
  load: ({ table, now }, _named, { request }) => readSource(table, chosen(request.query, localDate(now()))),
  show: ({ now }, source) => {
    const query = new URLSearchParams(queryOf(source.choice));
    const members = overTime(source, { id: "members", title: "Members", figures: ["members"] });
    const growth = toPath(paths.deskInsightGroup, { group: "growth" });
    return view(overviewPage, {
      ...choiceView(source, localDate(now())),
      figures: keyFiguresOf(source).map((figure) => ({
        ...figure,
        href: `${toPath(paths.deskInsightGroup, { group: figure.group })}?${query}#${figure.part}`,
      })),
      part: partView(members, `${growth}?${query}&format=csv&part=members`),
    });
  },
});
