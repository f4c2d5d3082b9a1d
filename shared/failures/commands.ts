import { refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import { type CommitNeeds, commit } from "../journal/commit.ts";
import { askForReplay, setAside } from "./decide.ts";
import type { Failure } from "./failure.ts";
import { MOST_ASKED_TOGETHER, readFailureById, saveDecided } from "./store.ts";

/**
 * Asks for the failures that can be replayed to be replayed, and tells how many there were; refused when there is none. The same request
 * again asks for nothing twice.
 */
export const askForReplays = async (
  needs: CommitNeeds,
  failures: readonly Failure[],
  { occasion, once }: Command,
): Promise<Changed<"nothing-left", number>> => {
  const asked = failures.flatMap((failure) => askForReplay(failure, occasion) ?? []);
  if (asked.length === 0) return refused("nothing-left");
  for (let from = 0; from < asked.length; from += MOST_ASKED_TOGETHER)
    await commit(needs, {
      once: `${once}:${from}`,
      ...saveDecided(asked.slice(from, from + MOST_ASKED_TOGETHER)),
    });
  return { done: asked.length };
};

/** Sets one failure aside, so that nobody is reminded of it. Refused when it was replayed or set aside already. */
export const setFailureAside = async (
  needs: CommitNeeds,
  id: string,
  command: Command,
): Promise<Changed<"nothing-left">> => {
  const changed = await changeStored(needs, command, {
    read: () => readFailureById(needs.table, id),
    decide: (failure) => setAside(failure, command.occasion) ?? refused("nothing-left"),
    save: (_failure, decided) => saveDecided([decided]),
  });
  return "done" in changed ? changed : refused("nothing-left");
};
