import { commit } from "../../shared/journal/commit.ts";
import type { Entry, Occasion } from "../../shared/journal/entry.ts";
import { type Letter, letter } from "../../shared/letters/letter.ts";
import { personKey } from "../../shared/people/store.ts";
import type { Booking } from "../../shared/slots/bookings/model.ts";
import {
  SlotAsked,
  SlotBooked,
  SlotCancelled,
  SlotMoved,
  SlotReminderDue,
} from "../../shared/slots/entries.ts";
import {
  slotBookedHost,
  slotCancelledHost,
  slotMovedHost,
  slotReminderHost,
} from "../../shared/slots/host-letters.ts";
import type { TimeFacts } from "../../shared/slots/letter-parts.ts";
import { slotAsked, slotBooked, slotCancelled, slotMoved, slotReminder } from "../../shared/slots/letters.ts";
import { readBooking } from "../../shared/slots/store.ts";
import { reactionToAny } from "../entry-points/entry.ts";

type GuestKind = typeof slotBooked | typeof slotMoved | typeof slotReminder;
type HostKind = typeof slotBookedHost;

interface Told {
  readonly booking: Booking;
  readonly facts: TimeFacts;
  readonly host: string;
  readonly occasion: Occasion;
}

const toGuest = (kind: GuestKind, { booking, facts, host, occasion }: Told): Letter =>
  letter(
    kind,
    {
      to: { person: booking.person },
      about: booking.about,
      facts,
      encloses: personKey(host),
      usefulUntil: facts.startsAt,
    },
    occasion,
  );

const toHost = (kind: HostKind, { booking, facts, host, occasion }: Told, to = host): Letter =>
  letter(
    kind,
    {
      to: { person: to },
      about: booking.about,
      facts,
      encloses: personKey(booking.person),
      usefulUntil: facts.startsAt,
    },
    occasion,
  );

/** Whether a time is still as the entry tells it: a later entry about another tells of that. */
const stillStands = ({ state, time }: Booking, sequence: number): boolean =>
  state === "booked" && time?.sequence === sequence;

const factsOf = (
  { about, person, title, time }: Booking,
  { booking, startsAt, endsAt, sequence }: Pick<TimeFacts, "booking" | "startsAt" | "endsAt" | "sequence">,
): TimeFacts => ({
  about,
  person,
  title,
  booking,
  startsAt,
  endsAt,
  sequence,
  place: time?.place ?? "",
});

const cancelledLetters = (booking: Booking, entry: Entry, occasion: Occasion): readonly Letter[] => {
  const data = SlotCancelled.readData(entry);
  if (data === undefined) return [];
  const { by, host } = data;
  const told = { booking, facts: factsOf(booking, data), host, occasion };
  return [
    letter(
      slotCancelled,
      {
        to: { person: booking.person },
        about: booking.about,
        facts: { ...told.facts, by },
        encloses: personKey(host),
      },
      occasion,
    ),
    toHost(slotCancelledHost, told),
  ];
};

const movedLetters = (booking: Booking, entry: Entry, occasion: Occasion): readonly Letter[] => {
  const data = SlotMoved.readData(entry);
  if (data === undefined) return [];
  const { host, hostBefore, sequence } = data;
  const told = { booking, facts: factsOf(booking, data), host, occasion };
  const stayed = host === hostBefore;
  return [
    ...(stayed ? [] : [toHost(slotCancelledHost, told, hostBefore)]),
    ...(stillStands(booking, sequence)
      ? [toGuest(slotMoved, told), toHost(stayed ? slotMovedHost : slotBookedHost, told)]
      : []),
  ];
};

const standingLetters = (
  booking: Booking,
  entry: Entry,
  occasion: Occasion,
  kinds: { readonly guest: GuestKind; readonly host: HostKind },
): readonly Letter[] => {
  const data = SlotBooked.readData(entry) ?? SlotReminderDue.readData(entry);
  if (data === undefined || !stillStands(booking, data.sequence)) return [];
  const told = { booking, facts: factsOf(booking, data), host: data.host, occasion };
  return [toGuest(kinds.guest, told), toHost(kinds.host, told)];
};

const lettersOf = (booking: Booking, entry: Entry, occasion: Occasion): readonly Letter[] => {
  const { about, person, title, state } = booking;
  switch (entry.name) {
    case SlotAsked.name: {
      const facts = { about, person, title, askedAt: occasion.now };
      return state === "asked" ? [letter(slotAsked, { to: { person }, about, facts }, occasion)] : [];
    }
    case SlotCancelled.name:
      return cancelledLetters(booking, entry, occasion);
    case SlotMoved.name:
      return movedLetters(booking, entry, occasion);
    case SlotBooked.name:
      return standingLetters(booking, entry, occasion, { guest: slotBooked, host: slotBookedHost });
    default:
      return standingLetters(booking, entry, occasion, { guest: slotReminder, host: slotReminderHost });
  }
};

/** Writes to both sides of a conversation: that a time can be chosen, is booked, moved or cancelled, or is near. */
export const handler = reactionToAny(
  "slots/on-slot-changed",
  [SlotAsked, SlotBooked, SlotMoved, SlotCancelled, SlotReminderDue],
  async (needs, entry, occasion) => {
    const { subject, person } = entry;
    if (person === undefined) return;
    const booking = await readBooking(needs.table, { about: subject.id, person });
    if (booking === undefined) return;
    const letters = lettersOf(booking, entry, occasion);
    if (letters.length > 0) await commit(needs, { once: occasion.once, letters });
  },
);
