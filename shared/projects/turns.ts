import type { Occasion } from "../journal/entry.ts";
import type { Project, Turn } from "./project.ts";

// Far more than a project turns in its life; the bound keeps its record small whatever somebody presses.
const MOST_TURNS = 100;

/** What the record of a project keeps of a change of its status: the turn, after those before it. */
export const withTurn = (
  turns: readonly Turn[],
  turn: Omit<Turn, "at" | "by">,
  occasion: Occasion,
): Turn[] => {
  const by = occasion.actor.id;
  const added: Turn = { at: occasion.now, by, ...turn };
  return [...turns, added].slice(-MOST_TURNS);
};

/** The last turn that led to the status that a project has; undefined when it never changed. */
export const lastTurn = ({ turns, status }: Pick<Project, "turns" | "status">): Turn | undefined =>
  turns.findLast((turn) => turn.status === status);
