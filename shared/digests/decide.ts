import { wantsNews } from "../members/consents/decide.ts";
import type { CurrentItem } from "../news/current.ts";
import { type NewsItem, newsItemId } from "../news/news-item.ts";
import type { NewsRecord } from "../news/news-record.ts";
import { type NewsReader, withSent } from "../news/route.ts";
import type { Instant } from "../platform/clock.ts";
import { plusHours } from "../platform/time.ts";

/** The digests of a day. */
export interface DigestDay {
  readonly at: Instant;
  /** Whether members who chose one a month get theirs, too. */
  readonly monthly: boolean;
}

/** A digest for one member: what it tells, and what is to be kept of its reader. */
export interface Digest {
  readonly rhythm: "weekly" | "monthly" | "limited";
  readonly items: readonly NewsItem[];
  readonly record: NewsRecord;
}

/** For how long back a first digest tells: as often as it comes. */
const HOURS = { weekly: 7 * 24, monthly: 31 * 24 } as const;

/** No digest tells of what is older: somebody who comes back to news after a year starts with the last weeks. */
const LONGEST_HOURS = 35 * 24;

/** Of stories that were about something that takes place, those that still do. */
const stillThere = (item: NewsItem, current: ReadonlySet<string>): boolean =>
  item.kind === "newsletter" || current.has(newsItemId(item));

/**
 * The digest of a member, or nothing: they want news at once and the limit held nothing back, it is not their day, they agree to none, or there is nothing to
 * tell. Each story once: what they were sent before is left out, in whichever letter it was.
 */
export const digestFor = (
  { member, address, record }: NewsReader,
  current: readonly CurrentItem[],
  { at, monthly }: DigestDay,
): Digest | undefined => {
  const { frequency } = member;
  if (frequency === "monthly" && !monthly) return undefined;
  if (!wantsNews(member)) return undefined;
  if (address?.bouncedAt !== undefined || address?.complainedAt !== undefined) return undefined;
  const known = new Set(record.sent.map(({ id }) => id));
  const there = new Set(current.map(({ item }) => newsItemId(item)));
  const since =
    frequency === "at-once"
      ? at
      : ([record.digestAt ?? plusHours(at, -HOURS[frequency]), plusHours(at, -LONGEST_HOURS)].sort()[1] ??
        at);
  const found = [
    ...record.pending.map(({ item }) => item).filter((item) => stillThere(item, there)),
    ...current.filter((one) => one.since > since && one.since <= at).map(({ item }) => item),
  ];
  const items = new Map(
    found
      .filter((item) => wantsNews(member, item.topic) && !known.has(newsItemId(item)))
      .map((item) => [newsItemId(item), item]),
  );
  if (items.size === 0) return undefined;
  return {
    rhythm: frequency === "at-once" ? "limited" : frequency,
    items: [...items.values()],
    record: { ...withSent({ ...record, pending: [] }, [...items.keys()], at), digestAt: at },
  };
};

/** Whether digests go on a date, and whether those of a month do: on the weekday that the team chose, and the first of them in a month. */
export const digestOn = (
  { weekday, date }: { readonly weekday: number; readonly date: string },
  digestDay: number,
): { readonly monthly: boolean } | undefined =>
  weekday === digestDay ? { monthly: Number(date.slice(8)) <= 7 } : undefined;
