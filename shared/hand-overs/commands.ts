import * as z from "zod/mini";
import { type Changed, type Command, changeStored, type Saving } from "../journal/change.ts";
import type { CommitNeeds, Overtaken } from "../journal/commit.ts";
import { checksOfGiven } from "../sign-in/team.ts";
import { type Handed, handedBack, handedTo, handedToDeputy, NEXT_OWNER } from "../work/handing.ts";
import type { Owned } from "../work/owned.ts";
import { beginHandOver, takeBackHandOver } from "./decide.ts";
import { handingOf } from "./handing-of.ts";
import { readHandOver, saveHandOver } from "./store.ts";

/** Gives one thing of somebody's to a colleague, and tells who had it. One read and one transaction. */
export const giveOne = (
  needs: CommitNeeds,
  { thing, from, to }: { readonly thing: Owned; readonly from: string; readonly to: string },
  command: Command,
): Promise<Changed<string, Handed>> =>
  handingOf(thing).run(needs, { thing, from, next: handedTo(thing, from, to), receiver: to }, command);

/** Gives one thing of somebody's to its deputy, and tells who had it. One read and one transaction. */
export const giveOneToDeputy = (
  needs: CommitNeeds,
  { thing, from }: { readonly thing: Owned; readonly from: string },
  command: Command,
): Promise<Changed<string, Handed>> =>
  handingOf(thing).run(
    needs,
    { thing, from, next: handedToDeputy(thing, from), receiver: NEXT_OWNER },
    command,
  );

/** Puts one thing back into the hands in which it was, unless that was changed since. One read and one transaction. */
export const giveOneBack = (
  needs: CommitNeeds,
  { thing, to, handed }: { readonly thing: Owned; readonly to: string; readonly handed: Handed },
  command: Command,
): Promise<Changed<string, Handed>> =>
  handingOf(thing).run(needs, { thing, from: to, next: handedBack(handed) }, command);

/** Begins to give all that somebody has to a colleague, which goes on by itself, and tells its id. One transaction. */
export const handOverAll = (
  needs: CommitNeeds,
  asked: { readonly from: string; readonly to: string; readonly by: string },
  command: Command,
): Promise<Changed<"same-person" | "not-of-team", { readonly id: string }>> =>
  changeStored(needs, command, {
    read: () => Promise.resolve(asked),
    decide: () => beginHandOver(asked, command.occasion),
    save: (_asked, { handOver, entries }): Saving<Overtaken | "not-of-team"> => {
      const { writes = [], ...saving } = saveHandOver(handOver, entries);
      return { ...saving, writes: [...writes, ...checksOfGiven([asked.to], [], "not-of-team")] };
    },
    told: z.object({ id: z.string() }),
  });

/** Takes a hand-over back; what was given goes back by itself. One read and one transaction. */
export const takeHandOverBack = (
  needs: CommitNeeds,
  id: string,
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: () => readHandOver(needs.table, id),
    decide: (handOver) => takeBackHandOver(handOver, command.occasion),
    save: (_before, { handOver, entries }) => saveHandOver(handOver, entries),
  });
