import { chooseTalks, followTalksBefore } from "../../shared/engagement/talks/commands.ts";
import { noteTalkOf } from "../../shared/engagement/talks/note.ts";
import { readTalks } from "../../shared/engagement/talks/store.ts";
import { openTable } from "../../shared/platform/dynamo.ts";
import { addDays, fromLocal, localDate, mondayOf } from "../../shared/platform/wall-clock.ts";
import type { SampleTarget } from "./load.ts";
import { mustBeDone } from "./load-steps.ts";
import { sampleMoments } from "./sample-needs.ts";

const WEEKS = 7;

/** Of five people one is left for another time, as a team does that has other work. */
const TALKED = 4;

/** Chooses whom to talk to in each of the past weeks and in this one, as its Mondays would have, and has talked with most of those of the past weeks. */
export const loadTalks = async (target: SampleTarget): Promise<void> => {
  const { table } = target.addresses;
  if (table === undefined) throw new Error("The stack has no table in which people could be chosen.");
  const opened = openTable(table, target.client);
  const thisWeek = mondayOf(localDate(target.now().toISOString()));
  for (let back = WEEKS - 1; back >= 0; back -= 1) {
    const week = addDays(thisWeek, -7 * back);
    const name = `sample:talks:${week}`;
    const { needs, occasion } = sampleMoments(opened, name)(fromLocal(`${week}T06:00`), { kind: "system" });
    await chooseTalks(needs, week, { once: name, occasion });
    await followTalksBefore(needs, week, { once: `${name}:followed`, occasion });
    if (back === 0) continue;
    const talks = (await readTalks(opened, week))?.talks ?? [];
    for (const [nth, { person }] of talks.entries()) {
      const at = fromLocal(`${addDays(week, 1 + (nth % 3))}T10:30`);
      const what =
        nth < TALKED
          ? ({ became: "spoken", at, how: "said" } as const)
          : ({ became: "skipped", at } as const);
      mustBeDone(
        "talk",
        await noteTalkOf(needs, { week, person, what }, { once: `${name}:${nth}`, occasion }),
      );
    }
  }
};
