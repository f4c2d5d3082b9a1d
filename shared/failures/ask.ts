import type { CommitNeeds } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { askForReplay } from "./decide.ts";
import type { Failure } from "./failure.ts";
import { MOST_ASKED_TOGETHER, saveDecided } from "./store.ts";

/** Asks for failures to be replayed and gives how many there were to ask for. The same request again asks for nothing twice. */
export const askForReplays = async (
  needs: CommitNeeds,
  failures: readonly Failure[],
  occasion: Occasion,
  once: string,
): Promise<number> => {
  const asked = failures.flatMap((failure) => askForReplay(failure, occasion) ?? []);
  for (let from = 0; from < asked.length; from += MOST_ASKED_TOGETHER)
    await saveDecided(needs, asked.slice(from, from + MOST_ASKED_TOGETHER), `${once}:${from}`);
  return asked.length;
};
