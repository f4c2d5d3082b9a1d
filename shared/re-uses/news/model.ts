import { type Occasion, record } from "../../journal/entry.ts";
import type { Instant } from "../../platform/clock.ts";
import type { Timer, TimerName } from "../../timers/timer.ts";
import { ReUseNewsDue } from "../entries.ts";
import type { News, ReUse } from "../re-use.ts";
import { askAt, dayAfter, newsDays } from "./days.ts";

const timerId = (reference: string, day: number): string => `re-use-news:${reference}:${day}`;

/** The questions of somebody who asked at `from`, the first one set. */
export const startNews = (from: Instant): News => {
  const [first] = newsDays;
  return { from, asked: [], next: { day: first, at: askAt(from, first, undefined) } };
};

/** The questions of a re-use that has stopped: none is set. */
export const restNews = (news: News): News => {
  const { next: _next, ...rest } = news;
  return rest;
};

/** The questions of a contact who no longer agrees to them. Those that were asked stay known, so that none is asked twice. */
export const endNews = (news: News): News => ({ ...restNews(news), off: true });

/** The questions of a contact who agrees to them: the first ones, or those that are left. */
export const agreeToNews = (news: News | undefined, now: Instant): News => {
  if (news === undefined) return startNews(now);
  const { off, ...rest } = news;
  return off === undefined ? news : resumeNews(rest, now);
};

/**
 * The questions of a re-use that goes on again: the next one whose day is still to come. What fell due meanwhile is passed over, and nothing is
 * asked of somebody who does not want it.
 */
export const resumeNews = (news: News, now: Instant): News => {
  if (news.off === true) return news;
  const last = news.asked.at(-1);
  const day = newsDays.find((one) => one > (last?.day ?? 0) && askAt(news.from, one, last?.at) > now);
  return day === undefined ? restNews(news) : { ...news, next: { day, at: askAt(news.from, day, last?.at) } };
};

/** The questions after the one that is set was asked, at `now`. */
export const askedNews = (news: News, now: Instant): News => {
  if (news.next === undefined) return news;
  const { day } = news.next;
  const following = dayAfter(day);
  const asked = { ...restNews(news), asked: [...news.asked, { day, at: now }] };
  return following === undefined
    ? asked
    : { ...asked, next: { day: following, at: askAt(news.from, following, now) } };
};

const nameOf = ({ reference, news }: ReUse): readonly TimerName[] =>
  news?.next === undefined ? [] : [{ id: timerId(reference, news.next.day), due: news.next.at }];

const timerOf = (reUse: ReUse, occasion: Occasion): readonly Timer[] =>
  nameOf(reUse).flatMap(({ id, due }) => {
    const day = reUse.news?.next?.day;
    if (day === undefined) return [];
    return [{ id, due, entry: record(ReUseNewsDue, { subject: reUse.reference, data: { day } }, occasion) }];
  });

/** What becomes of the timer of the next question when a re-use changes. */
export const timersBetween = (before: ReUse | undefined, after: ReUse, occasion: Occasion) => {
  const same =
    before?.news?.next?.at === after.news?.next?.at && before?.news?.next?.day === after.news?.next?.day;
  if (same && before !== undefined) return { setTimers: [], cancelTimers: [] };
  return {
    setTimers: timerOf(after, occasion),
    cancelTimers: before === undefined ? [] : nameOf(before),
  };
};
