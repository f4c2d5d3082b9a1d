import { UNCHANGED } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import type { Now } from "../../platform/clock.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { readEngagements } from "../store.ts";
import { followTalks } from "./decide.ts";
import { TalksChosen } from "./entries.ts";
import { readChoice } from "./read-choice.ts";
import { readTalks, saveTalks, talksWrite } from "./store.ts";

/** What choosing needs from the outside: the journal's, and the clock by which the team is held. */
export type TalkNeeds = CommitNeeds & { readonly now: Now };

/** Chooses whom to talk to in the week that begins on this Monday, once: what was chosen stays. */
export const chooseTalks = (
  needs: TalkNeeds,
  week: string,
  command: Command,
): Promise<{ readonly done: true }> =>
  changeStored(needs, command, {
    read: async () => {
      const [before, last] = await Promise.all(
        [week, addDays(week, -7)].map((one) => readTalks(needs.table, one)),
      );
      return { before, last, choice: await readChoice(needs, week) };
    },
    decide: ({ before, last, choice }) => {
      if (before !== undefined) return UNCHANGED;
      const people = choice.talks.map(({ person }) => person);
      const entry = record(TalksChosen, { subject: week, data: { week, people } }, command.occasion);
      return {
        talks: { week, ...choice, version: 1 },
        over: last === undefined ? undefined : { ...last, over: true as const, version: last.version + 1 },
        entries: [entry],
      };
    },
    save: (_found, { talks, over, entries }) => ({
      writes: [talks, ...(over === undefined ? [] : [over])].map(talksWrite),
      entries,
    }),
  });

/** How many weeks somebody has to be active after a talk for it to have helped. */
export const WEEKS_TO_HELP = 4;

/** Notes what came of the talks of the week four before the one of this Monday. Two reads and one transaction; nothing where none were chosen then. */
export const followTalksBefore = (
  needs: CommitNeeds,
  week: string,
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const talks = await readTalks(needs.table, addDays(week, -7 * WEEKS_TO_HELP));
      if (talks === undefined) return undefined;
      const people = talks.talks.map(({ person }) => person);
      const known = await readEngagements(needs.table, people);
      const lastActive = new Map(
        known.flatMap((one) => (one?.lastOn === undefined ? [] : [[one.person, one.lastOn] as const])),
      );
      return { talks, lastActive };
    },
    decide: ({ talks, lastActive }) => followTalks(talks, lastActive, command.occasion),
    save: (_found, decision) => saveTalks(decision),
  });
