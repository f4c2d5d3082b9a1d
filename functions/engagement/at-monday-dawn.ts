import { chooseTalks, followTalksBefore } from "../../shared/engagement/talks/commands.ts";
import { localDate, mondayOf } from "../../shared/platform/wall-clock.ts";
import { systemOccasion } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** Chooses whom the team should talk to in the week that begins, and notes what came of the talks of four weeks before: each once, however late or often it is called. */
export const atMondayDawn: Scheduled = async (needs, scheduledAt) => {
  const week = mondayOf(localDate(scheduledAt));
  const occasion = systemOccasion(needs, `talks:${week}`);
  await chooseTalks(needs, week, { once: `talks:${week}`, occasion });
  await followTalksBefore(needs, week, { once: `talks-followed:${week}`, occasion });
};

export const handler = schedule(atMondayDawn, (needs) => needs);
