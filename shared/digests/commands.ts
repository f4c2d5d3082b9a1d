import { type CommitNeeds, commit } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { DigestDue } from "../news/entries.ts";
import { readNewsSettings } from "../news/settings.ts";
import type { Instant } from "../platform/clock.ts";
import { addDays, localDate, mondayOf } from "../platform/wall-clock.ts";
import { digestOn } from "./decide.ts";
import { digestListWrite } from "./store.ts";

const weekdayOf = (date: string): number =>
  [1, 2, 3, 4, 5, 6, 7].find((day) => addDays(mondayOf(date), day - 1) === date) ?? 0;

/** Begins the digests of the day that `scheduledAt` falls in, if it is one of digests. One read and one transaction; twice is once. */
export const startDigest = async (
  needs: CommitNeeds,
  scheduledAt: Instant,
  occasion: Occasion,
): Promise<void> => {
  const date = localDate(scheduledAt);
  const { digestDay } = await readNewsSettings(needs.table);
  const due = digestOn({ weekday: weekdayOf(date), date }, digestDay);
  if (due === undefined) return;
  const subject = `digest-${date}`;
  await commit(needs, {
    once: `digests:${date}`,
    writes: [digestListWrite({ id: subject, at: occasion.now, monthly: due.monthly })],
    entries: [record(DigestDue, { subject, data: due }, occasion)],
  });
};
