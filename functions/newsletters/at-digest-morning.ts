import { startDigest } from "../../shared/digests/commands.ts";
import { systemOccasion } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** Begins the digests on the weekday that the team chose: once a day, however late or often it is called. */
export const atDigestMorning: Scheduled = async (needs, scheduledAt) => {
  await startDigest(needs, scheduledAt, systemOccasion(needs, `digest:${scheduledAt.slice(0, 10)}`));
};

export const handler = schedule(atDigestMorning, (needs) => needs);
