import { randomUUID } from "node:crypto";
import { EnquiryAnswered, EnquiryReceived } from "../../../shared/enquiries/entries.ts";
import { enquiryKindNames } from "../../../shared/enquiries/kinds.ts";
import { AttendanceRecorded, EventRegistered } from "../../../shared/events/entries.ts";
import { type Entry, type EntryDefinition, record } from "../../../shared/journal/entry.ts";
import { LetterSent } from "../../../shared/letters/entries.ts";
import { MemberJoined, MemberLeft } from "../../../shared/members/entries.ts";
import { type OrganisationKind, organisationKindNames } from "../../../shared/people/organisation-kinds.ts";
import { addDays, fromLocal, plus } from "../../../shared/platform/wall-clock.ts";

/** Chance from a seed: the same numbers each time (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Somebody of the made-up programme, and by what they are counted all year. */
export interface MadeUp {
  readonly id: string;
  readonly segment: OrganisationKind;
  readonly role: "clinician" | "analyst";
  readonly topics: readonly string[];
}

/** A year of a programme: its people, and everything that happened, in order of time. */
export interface Year {
  readonly people: readonly MadeUp[];
  readonly entries: readonly Entry[];
}

/** Makes a year: 240 people who come, go, ask, register, come to a monthly event or not; some attendance is corrected a day later. */
export const makeYear = (seed: number): Year => {
  const chance = seeded(seed);
  const below = (count: number) => Math.floor(chance() * count);
  const entries: Entry[] = [];
  const at = (day: number): string =>
    plus(fromLocal(`${addDays("2025-12-29", day)}T00:00`), `PT${below(1439)}M`);
  const happened = <Data>(
    definition: EntryDefinition<string, Data>,
    data: Data,
    { now, person }: { now: string; person?: string },
  ): void => {
    const occasion = { now, newId: randomUUID, actor: { kind: "system" as const }, correlation: "year" };
    entries.push(record(definition, { subject: "thing", person, data }, occasion));
  };
  const people = Array.from({ length: 240 }, (): MadeUp => {
    const segment = organisationKindNames[below(organisationKindNames.length)] ?? "other";
    return {
      id: randomUUID(),
      segment,
      role: below(2) === 0 ? "clinician" : "analyst",
      topics: below(3) === 0 ? ["events", "calls"] : ["results"],
    };
  });
  for (const { id: person, segment } of people) {
    const joins = below(360);
    happened(MemberJoined, { via: below(4) === 0 ? "list" : "form", segment }, { now: at(joins), person });
    if (below(5) === 0)
      happened(MemberLeft, { by: "page", segment }, { now: at(joins + 1 + below(60)), person });
    for (let more = below(4); more > 0; more -= 1) {
      const now = at(below(365));
      const kind = enquiryKindNames[below(enquiryKindNames.length)] ?? "general";
      happened(
        EnquiryReceived,
        {
          kind,
          channel: below(2) === 0 ? "form" : "e-mail",
          message: randomUUID(),
          answerBy: "2026-12-31",
          acknowledge: true,
        },
        { now, person },
      );
      const hoursOpen = below(90);
      happened(
        EnquiryAnswered,
        { first: true, hoursOpen, inTime: hoursOpen < 48, via: "desk" },
        { now: plus(now, `PT${hoursOpen}H`), person },
      );
    }
    for (let event = 0; event < 12; event += 1) {
      if (below(6) > 0) continue;
      const registration = `REG-${event}-${person.slice(0, 8)}`;
      const day = 20 + event * 30;
      happened(EventRegistered, { registration, by: "form" }, { now: at(day - 1 - below(10)), person });
      const attended = below(3) > 0;
      happened(AttendanceRecorded, { registration, attended }, { now: at(day), person });
      if (below(10) === 0)
        happened(AttendanceRecorded, { registration, attended: !attended }, { now: at(day + 1), person });
    }
    happened(LetterSent, { kind: "welcome-member" }, { now: at(joins) });
  }
  return { people, entries: entries.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1)) };
};
