import type { Instant } from "../platform/clock.ts";
import { readList, type Table } from "../platform/dynamo.ts";
import { addDays } from "../platform/wall-clock.ts";
import { dueOn, type Enquiry, isOurTurn, urgency } from "./enquiry.ts";
import type { EnquiryKind } from "./kinds.ts";
import { ACTIVE, boundsOf, readCounts, readEnquiry, toEnquiry } from "./store.ts";

/** The enquiry with this reference, or undefined. One read. For other features. */
export const findEnquiry = (table: Table, reference: string): Promise<Enquiry | undefined> =>
  readEnquiry(table, reference);

/** An enquiry that waits for the team, without what was asked or by whom. */
export interface WaitingEnquiry {
  readonly reference: string;
  readonly kind: EnquiryKind;
  readonly receivedAt: Instant;
  readonly assignee?: string | undefined;
  /** The London date by which it is to be answered. */
  readonly dueOn?: string | undefined;
  /** Whether it was answered, and the answer did not arrive. */
  readonly undelivered: boolean;
  /** How it stands against its target on the day that was asked about. */
  readonly urgency: ReturnType<typeof urgency>;
}

/** The enquiries that wait for an answer, the most urgent first, as far as they were read. */
export interface WaitingEnquiries {
  readonly enquiries: readonly WaitingEnquiry[];
  /** How many wait, those that were not read as well. */
  readonly all: number;
  /** How many of them somebody of the team has. */
  readonly of: (assignee: string) => number;
  /** Whether there are more than were read: then what is counted of `enquiries` is the least that there is. */
  readonly more: boolean;
  /** The London date up to which every enquiry that is due was read; absent when all were. */
  readonly readUntil?: string | undefined;
}

/** As many as are looked at for somebody who opens the desk; of more, the most urgent are what matters. */
const MOST_READ = 300;

/** The enquiries that wait for an answer on a London date: the 300 most urgent, and how many there are in all. One query and one read, however many there are. For other features. */
export const waitingEnquiries = async (table: Table, today: string): Promise<WaitingEnquiries> => {
  const [items, counts] = await Promise.all([
    readList(table, ACTIVE, { ...boundsOf("to-do"), limit: MOST_READ }),
    readCounts(table),
  ]);
  const read = items.map(toEnquiry);
  const more = read.length === MOST_READ;
  const last = more ? read.at(-1) : undefined;
  return {
    enquiries: read.filter(isOurTurn).map((enquiry) => ({
      reference: enquiry.reference,
      kind: enquiry.kind,
      receivedAt: enquiry.receivedAt,
      assignee: enquiry.assignee,
      dueOn: dueOn(enquiry),
      undelivered: enquiry.undelivered !== undefined,
      urgency: urgency(enquiry, today),
    })),
    all: counts.of({ standing: "to-do" }),
    of: (assignee) => counts.of({ standing: "to-do", assignee }),
    more,
    // Of the day of the last that was read, others may follow.
    readUntil: last && addDays(dueOn(last) ?? today, -1),
  };
};
