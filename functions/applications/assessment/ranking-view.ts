import { titleOf } from "../../../shared/applications/application.ts";
import { BEST_SCORE } from "../../../shared/applications/assessment/model.ts";
import { decimalOf, mediansOf, type Ratio, rank } from "../../../shared/applications/assessment/ranking.ts";
import type { Call } from "../../../shared/applications/calls/model.ts";
import { outcomes } from "../../../shared/applications/gate/model.ts";
import type { WholeApplication } from "../../../shared/applications/store.ts";
import { visibility } from "../../../shared/applications/visibility.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";

const WIDTH = 160;
const MARGIN = 8;

/** A figure with two decimals, as tables show it; 0 is 0.00 and nothing is empty. */
export const twoDecimals = (ratio: Ratio | undefined): string =>
  ratio === undefined ? "" : decimalOf(ratio).toFixed(2);

/** Where a score stands in the small picture. */
const placeOf = (score: number): number =>
  Math.round(10 * (MARGIN + (score / BEST_SCORE) * (WIDTH - 2 * MARGIN))) / 10;

/** The small picture of how far assessors are apart: one dot each, on a line from 0 to 5, and the same in words. */
export const pictureOf = (dots: readonly number[]) => ({
  width: WIDTH,
  from: placeOf(0),
  to: placeOf(BEST_SCORE),
  dots: dots.map(placeOf),
  words: `Assessors gave ${dots.map((dot) => dot.toFixed(2)).join(", ")} of ${BEST_SCORE}`,
  spread: dots.length < 2 ? undefined : ((dots.at(-1) ?? 0) - (dots[0] ?? 0)).toFixed(2),
});

/** The applications of a call in their ranking, as a viewer may see them. Withdrawn ones and drafts are not ranked. */
export const rankingView = (call: Call, all: readonly WholeApplication[], viewer: string) => {
  const judged = all.filter(
    ({ application }) => application.status === "submitted" || application.status === "decided",
  );
  const seen = judged.map((whole) => ({
    ...whole,
    reference: whole.application.reference,
    seen: visibility(call, whole.application, whole.assessments, viewer),
  }));
  const hidden = seen.filter((one) => !one.seen.scores);
  const shown = seen.filter((one) => one.seen.scores);
  const byReference = new Map(shown.map((one) => [one.reference, one]));
  const rows = rank(shown, call).flatMap((row) => {
    const whole = byReference.get(row.reference);
    if (whole === undefined) return [];
    const { application, assessments } = whole;
    return [
      {
        ...row,
        title: titleOf(application),
        href: toPath(paths.deskApplication, { reference: row.reference }),
        organisation: whole.seen.names ? application.organisation : "Hidden",
        outcome: application.decision === undefined ? "" : outcomes[application.decision.outcome],
        byMedian: twoDecimals(row.median),
        byMean: twoDecimals(row.mean),
        picture: pictureOf(row.dots),
        medians: mediansOf(call.criteria, assessments),
      },
    ];
  });
  return {
    rows,
    hidden: hidden.map(({ application, seen: { own } }) => ({
      title: titleOf(application),
      href: toPath(paths.deskApplication, { reference: application.reference }),
      own: own !== undefined && own.conflict === undefined,
    })),
  };
};
