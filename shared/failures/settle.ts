import type { Write } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { FailureSettled } from "./entries.ts";
import { expiryOf, failureKey } from "./failure.ts";

/**
 * The write and the entry by which work that was given up turns out to be done, or settled otherwise: nobody has to look at its failure any more. The write is
 * refused when the failure is gone.
 */
export const settledFailure = <Refusal extends string>(
  id: string,
  otherwise: Refusal,
  occasion: Occasion,
): { readonly write: Write<Refusal>; readonly entry: Entry } => ({
  write: {
    update: failureKey(id),
    set: "SET failure.#status = :replayed, failure.replayedAt = :at, #list = :closed, expires = :expires",
    names: { "#status": "status", "#list": "list" },
    values: {
      ":replayed": "replayed",
      ":at": occasion.now,
      ":closed": "FAILURES#closed",
      ":expires": expiryOf(occasion.now),
    },
    when: { expression: "attribute_exists(pk)" },
    otherwise,
  },
  entry: record(FailureSettled, { subject: id, data: {} }, occasion),
});
