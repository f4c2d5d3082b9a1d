import { wantsNews } from "../members/consents/decide.ts";
import type { Member } from "../members/member.ts";
import type { AddressState } from "../people/person.ts";
import type { Instant } from "../platform/clock.ts";
import { plusHours } from "../platform/time.ts";
import { type NewsItem, newsItemId } from "./news-item.ts";
import type { NewsRecord } from "./news-record.ts";

/** Why a member is left out of news. */
export const leftOutReasons = [
  "no-consent",
  "topic-not-chosen",
  "address-comes-back",
  "complained",
  "already-sent",
] as const;

/** Why a member is left out of news. */
export type LeftOutReason = (typeof leftOutReasons)[number];

/** Which way a story goes to a member: a letter at once, the digest that they chose, the digest because of the limit, or not at all. */
export type NewsRoute =
  | { readonly route: "letter" | "weekly" | "monthly" | "limited"; readonly record: NewsRecord }
  | { readonly route: "none"; readonly reason: LeftOutReason };

/** All that the decision looks at: the member, whether letters reach them (the sender looks again), and what they were sent. */
export interface NewsReader {
  readonly member: Pick<Member, "consents" | "topics" | "frequency">;
  readonly address: AddressState | undefined;
  readonly record: NewsRecord;
}

const HOURS_OF_LIMIT = 7 * 24;
/** More than anybody is sent within two months. */
const MOST_SENT = 80;
/** More than anybody reads in a digest. */
const MOST_PENDING = 40;

/** The record of a reader once stories went out to them. */
export const withSent = (record: NewsRecord, ids: readonly string[], at: Instant): NewsRecord => ({
  ...record,
  sent: [...record.sent.filter(({ id }) => !ids.includes(id)), ...ids.map((id) => ({ id, at }))].slice(
    -MOST_SENT,
  ),
  pending: record.pending.filter(({ item }) => !ids.includes(newsItemId(item))),
});

const leftOut = ({ member, address, record }: NewsReader, item: NewsItem): LeftOutReason | undefined => {
  if (!wantsNews(member)) return "no-consent";
  if (!wantsNews(member, item.topic)) return "topic-not-chosen";
  if (address?.bouncedAt !== undefined) return "address-comes-back";
  if (address?.complainedAt !== undefined) return "complained";
  const id = newsItemId(item);
  const isKnown =
    record.sent.some((one) => one.id === id) || record.pending.some((one) => newsItemId(one.item) === id);
  return isKnown ? "already-sent" : undefined;
};

/**
 * The one rule for all news: who may get it gets it as often as they chose, each story once. What goes beyond `limit` letters in seven days waits for the
 * next digest; a limit of 0 is none. Gives what is to be kept of the reader then.
 */
export const routeNews = (
  reader: NewsReader,
  item: NewsItem,
  { limit, now }: { readonly limit: number; readonly now: Instant },
): NewsRoute => {
  const reason = leftOut(reader, item);
  if (reason !== undefined) return { route: "none", reason };
  const { member, record } = reader;
  const letters = record.letters.filter((at) => at > plusHours(now, -HOURS_OF_LIMIT));
  const isLimited = limit > 0 && letters.length >= limit;
  if (member.frequency === "at-once" && !isLimited)
    return {
      route: "letter",
      record: { ...withSent(record, [newsItemId(item)], now), letters: [...letters, now] },
    };
  const because = member.frequency === "at-once" ? "limit" : "frequency";
  const pending = [...record.pending, { item, at: now, because } as const].slice(-MOST_PENDING);
  return {
    route: member.frequency === "at-once" ? "limited" : member.frequency,
    record: { ...record, letters, pending },
  };
};
