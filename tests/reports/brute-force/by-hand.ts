import type { Entry } from "../../../shared/journal/entry.ts";
import type { MadeUp } from "./programme.ts";

// Written apart from the product: it imports none of its counting, and goes through all entries for each figure that it is asked.

const londonDate = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

const dated = new WeakMap<Entry, string>();

const dateOf = (entry: Entry): string => {
  const known = dated.get(entry) ?? londonDate.format(new Date(entry.at));
  dated.set(entry, known);
  return known;
};

const has = (entry: Entry, name: string, value: unknown): boolean =>
  typeof entry.data === "object" && entry.data !== null && Reflect.get(entry.data, name) === value;

/** Which days, and whose entries alone where it is divided. */
export interface Asked {
  readonly first: string;
  readonly last: string;
  readonly only?: ((person: MadeUp) => boolean) | undefined;
}

/** What a stretch of days comes to, counted entry by entry. */
export const countByHand = (
  { people, entries }: { readonly people: readonly MadeUp[]; readonly entries: readonly Entry[] },
  { first, last, only = () => true }: Asked,
) => {
  const allowed = new Set(people.filter(only).map(({ id }) => id));
  const isTheirs = ({ person }: Entry) => person !== undefined && allowed.has(person);
  const until = entries.filter((entry) => dateOf(entry) <= last && isTheirs(entry));
  const own = until.filter((entry) => dateOf(entry) >= first);
  const named = (name: string) => own.filter((entry) => entry.name === name);
  const members = new Map<string, boolean>();
  for (const { name, person = "" } of until) {
    if (name === "MemberJoined") members.set(person, true);
    if (name === "MemberLeft") members.set(person, false);
  }
  const words = new Map<string, { readonly person: string; readonly came: boolean }>();
  const byDay = new Map<string, boolean>();
  for (const entry of named("AttendanceRecorded")) {
    const registration = String(Reflect.get(Object(entry.data), "registration"));
    const came = has(entry, "attended", true);
    words.set(registration, { person: entry.person ?? "", came });
    byDay.set(`${dateOf(entry)} ${registration}`, came);
  }
  const timesCame = new Map<string, number>();
  for (const { person, came } of words.values())
    if (came) timesCame.set(person, (timesCame.get(person) ?? 0) + 1);
  const came = new Set(timesCame.keys());
  const cameAgain = [...timesCame.values()].filter((times) => times > 1).length;
  const persons = (name: string) => new Set(named(name).map(({ person = "" }) => person));
  return {
    joined: named("MemberJoined").length,
    left: named("MemberLeft").length,
    members: [...members.values()].filter(Boolean).length,
    enquiries: named("EnquiryReceived").length,
    registrations: named("EventRegistered").length,
    attended: [...byDay.values()].filter(Boolean).length,
    attendees: came.size,
    "came-again": came.size === 0 ? undefined : Math.round((1000 * cameAgain) / came.size) / 10,
    enquirers: persons("EnquiryReceived").size,
    registrants: persons("EventRegistered").size,
    "active-people": new Set([...persons("EnquiryReceived"), ...came]).size,
  };
};

/** The days of a stretch of time, by the calendar alone. */
export const stretches = {
  week: Array.from({ length: 52 }, (_, nth) => {
    const day = (count: number) => new Date(Date.UTC(2025, 11, 29 + count)).toISOString().slice(0, 10);
    return { first: day(7 * nth), last: day(7 * nth + 6) };
  }),
  month: Array.from({ length: 12 }, (_, nth) => {
    const day = (month: number, date: number) =>
      new Date(Date.UTC(2026, month, date)).toISOString().slice(0, 10);
    return { first: day(nth, 1), last: day(nth + 1, 0) };
  }),
  quarter: [
    { first: "2026-01-01", last: "2026-03-31" },
    { first: "2026-04-01", last: "2026-06-30" },
    { first: "2026-07-01", last: "2026-09-30" },
    { first: "2026-10-01", last: "2026-12-31" },
  ],
  year: [{ first: "2026-01-01", last: "2026-12-31" }],
} as const;
