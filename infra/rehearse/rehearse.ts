import { observeDecisions } from "./decisions.ts";
import { observeEntries, observeFigures, type Period } from "./entries-and-figures.ts";
import { observeLetters } from "./letters.ts";
import type { Rehearsal } from "./observation.ts";
import type { Source } from "./source.ts";

/** How much is looked at, and where the functions of this code are. */
export type Rehearse = { readonly period: Period; readonly most: number; readonly root: string };

/** Looks at a copy of the programme with this code: reads its entries, sums up its days, writes its letters, decides what followed. Writes nothing. */
export const rehearse = async (source: Source, { period, most, root }: Rehearse): Promise<Rehearsal> => {
  const entries = await observeEntries(source, period);
  const figures = await observeFigures(source, period);
  const letters = await observeLetters(source, period, most);
  const decisions = await observeDecisions(source, { period, most, root });
  return {
    observations: [...entries, ...figures, ...letters.observations, ...decisions.observations],
    unseen: [...letters.unseen, ...decisions.unseen],
  };
};
