import type { Bar, Found } from "./table.ts";

/** What came of a part: what it found, or why it could not be measured. */
export type Outcome = { readonly part: string } & ({ readonly found: Found } | { readonly error: string });

const verdictOf = ({ met, fact = false }: Bar): string => (met ? "met" : fact ? "WRONG" : "missed");

/**
 * All that was measured against its bars, as one table; and whether all is sound: every part could be measured, and what must hold on any machine holds. A bar
 * of time or size that is missed is said, and is no failure: the machine may have had other things to do.
 */
export const summarize = (
  outcomes: readonly Outcome[],
): { readonly table: Found; readonly sound: boolean } => {
  const rows = outcomes.flatMap((outcome) =>
    "error" in outcome
      ? [{ part: outcome.part, bar: "can be measured", figure: outcome.error, "": "FAILED" }]
      : outcome.found.bars.map((bar) => ({
          part: outcome.part,
          bar: bar.what,
          figure: bar.figure,
          "": verdictOf(bar),
        })),
  );
  const count = (verdict: string): number => rows.filter((row) => row[""] === verdict).length;
  const wrong = count("WRONG") + count("FAILED");
  const missed = count("missed");
  const said = [
    `${count("met")} met`,
    ...(missed > 0 ? [`${missed} missed`] : []),
    ...(wrong > 0 ? [`${wrong} wrong or not measured`] : []),
  ];
  return {
    table: { title: "Against the bars", note: `${said.join(", ")}.`, rows, bars: [] },
    sound: wrong === 0,
  };
};
