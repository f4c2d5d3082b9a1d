import { countStages } from "../../../shared/re-uses/ledger.ts";
import type { ReUseSummary } from "../../../shared/re-uses/re-use.ts";
import { stages } from "../../../shared/re-uses/stages.ts";

const WIDTH = 440;
const ROW = 34;
const LABEL = 96;
const NUMBER = 40;

/** How many there are at each stage, as bars with their numbers, and the same in words. */
export const funnelView = (uses: readonly Pick<ReUseSummary, "stage">[]) => {
  const counts = countStages(uses);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return {
    width: WIDTH,
    height: counts.length * ROW,
    rows: counts.map(({ stage, count }, index) => {
      const width = Math.round(((WIDTH - LABEL - NUMBER) * count) / most);
      return {
        stage,
        name: stages[stage],
        count,
        y: index * ROW,
        middle: index * ROW + 20,
        x: LABEL,
        width,
        numberAt: LABEL + width + 8,
      };
    }),
    alternative: counts.map(({ stage, count }) => `${stages[stage]}: ${count}`).join(", "),
  };
};
