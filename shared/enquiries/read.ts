import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { dueOn, isOurTurn, urgency } from "./enquiry.ts";
import type { EnquiryKind } from "./kinds.ts";
import { listActive } from "./store.ts";

/** An enquiry that waits for the team, without what was asked or by whom. */
export interface WaitingEnquiry {
  readonly reference: string;
  readonly kind: EnquiryKind;
  readonly receivedAt: Instant;
  readonly assignee?: string | undefined;
  /** The London date by which it is to be answered. */
  readonly dueOn?: string | undefined;
  /** How it stands against its target on the day that was asked about. */
  readonly urgency: ReturnType<typeof urgency>;
}

/** The enquiries that wait for an answer on a London date, the most urgent first, of at most `limit` that are not closed. One query. For other features. */
export const waitingEnquiries = async (
  table: Table,
  today: string,
  limit = 1000,
): Promise<readonly WaitingEnquiry[]> =>
  (await listActive(table, limit)).filter(isOurTurn).map((enquiry) => ({
    reference: enquiry.reference,
    kind: enquiry.kind,
    receivedAt: enquiry.receivedAt,
    ...(enquiry.assignee === undefined ? {} : { assignee: enquiry.assignee }),
    dueOn: dueOn(enquiry),
    urgency: urgency(enquiry, today),
  }));
