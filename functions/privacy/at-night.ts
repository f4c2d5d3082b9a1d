import { commit } from "../../shared/journal/commit.ts";
import { record } from "../../shared/journal/entry.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { RetentionDue } from "../../shared/privacy/entries.ts";
import { holdsOn } from "../../shared/privacy/retention/decide.ts";
import { readRetention } from "../../shared/privacy/retention/store.ts";
import { systemOccasion } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** Says that what is too old is to go, where the team has said that it does. */
export const atNight: Scheduled = async (needs, scheduledAt) => {
  const date = localDate(scheduledAt);
  if (!holdsOn(await readRetention(needs.table), date)) return;
  const occasion = systemOccasion(needs, `retention:${date}`);
  await commit(needs, {
    once: `privacy/at-night:${date}`,
    entries: [record(RetentionDue, { subject: `RETENTION-${date}`, data: { date } }, occasion)],
  });
};

export const handler = schedule(atNight, (needs) => needs);
