import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import type { Occasion } from "../../journal/entry.ts";
import { readMembership, saveChanged } from "../store.ts";
import { type Choices, type ChosenBy, changeChoices, stopNews, stopResearch } from "./decide.ts";

/** Who chooses what, and where they said so. */
export interface Choosing {
  readonly person: string;
  readonly choices: Choices;
  readonly chosenBy: ChosenBy;
}

/** Changes what a member chose and agreed to: one read and one transaction. */
export const choose = async (
  needs: CommitNeeds,
  { person, choices, chosenBy }: Choosing,
  command: Command,
): Promise<Changed<"not-a-member">> => {
  const chosen = await changeStored(needs, command, {
    read: async () => ({ membership: await readMembership(needs.table, person) }),
    decide: ({ membership }) => changeChoices(membership, choices, chosenBy, command.occasion),
    save: ({ membership }, decision) => saveChanged(membership, decision),
  });
  return chosen;
};

/** What a link stops, and for whom: news about one topic, all news, or being asked to take part in something. */
export interface Stopping {
  readonly person: string;
  readonly topic?: string | undefined;
  readonly purpose?: "research" | undefined;
  /** The newsletter or digest in which the link stands. */
  readonly from?: { readonly kind: string; readonly about: string } | undefined;
  readonly channel: "one-click" | "email-link";
}

const stopFor = async (
  needs: CommitNeeds,
  { person, topic, purpose, channel, from }: Stopping,
  occasion: Occasion,
): Promise<string | undefined> => {
  const membership = await readMembership(needs.table, person);
  const { joinedAt = "never", revision = 0, mergedInto } = membership?.member ?? {};
  await changeStored(
    needs,
    { once: `unsubscribe:${person}:${purpose ?? topic ?? ""}:${joinedAt}:${revision}` },
    {
      read: async (attempt) => ({
        membership: attempt === 1 ? membership : await readMembership(needs.table, person),
      }),
      decide: (found) =>
        purpose === undefined
          ? stopNews(found.membership, { topic, channel, from }, occasion)
          : stopResearch(found.membership, channel, occasion),
      save: (found, decision) => saveChanged(found.membership, decision),
    },
  );
  return mergedInto;
};

/**
 * Stops news as the link of a letter says. A mail program sends no form of ours, so the request is named after the membership as it is: the same
 * click twice is one, and a click after they chose news again counts anew. Of somebody whose record is merged into another it is stopped for both: they are one
 * person, who wants no more of it.
 */
export const unsubscribe = async (
  needs: CommitNeeds,
  stopping: Stopping,
  occasion: Occasion,
): Promise<void> => {
  const mergedInto = await stopFor(needs, stopping, occasion);
  if (mergedInto !== undefined) await stopFor(needs, { ...stopping, person: mergedInto }, occasion);
};
