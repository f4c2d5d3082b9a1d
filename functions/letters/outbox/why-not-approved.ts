import type { ApprovalRefusal } from "../../../shared/letters/outbox.ts";

/** Why a letter is not approved, and what to do next. */
export const whyNotApproved: Readonly<Record<ApprovalRefusal, string>> = {
  settled: "Someone has already approved or discarded this letter.",
  changed: "Someone changed this letter since you opened it. Read it again before you approve it.",
  "to-replace":
    "This letter still has [brackets] or {braces} in it. Open it and replace them, then approve it.",
  over: "The event has begun or is over, so nobody was invited. Discard this letter.",
  cancelled: "The event was cancelled or is not published, so nobody was invited. Discard this letter.",
};
