import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import type { EnquiryKind } from "./kinds.ts";
import { listEnquiries } from "./store.ts";

/** An enquiry that waits, without what was asked or by whom. */
export interface WaitingEnquiry {
  readonly reference: string;
  readonly kind: EnquiryKind;
  readonly receivedAt: Instant;
}

/** The enquiries that wait for an answer, the longest wait first, at most `limit`. One query. For other features. */
export const waitingEnquiries = async (table: Table, limit = 1000): Promise<readonly WaitingEnquiry[]> =>
  (await listEnquiries(table, "open", limit)).map(({ reference, kind, receivedAt }) => ({
    reference,
    kind,
    receivedAt,
  }));
