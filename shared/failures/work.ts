import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { FailureRecorded, FailureReplayRequested, FailureSetAside, FailureSettled } from "./entries.ts";
import { readFailureById } from "./store.ts";

/** A failure waits for somebody who looks at it. */
export const failureWork = derivedFrom({
  kind: "failure",
  entries: [FailureRecorded, FailureReplayRequested, FailureSetAside, FailureSettled],
  keys: /^FAILURE#(\S+) FAILURE$/,
  read: readFailureById,
  items: ({ id, status, failedAt }) =>
    status === "open"
      ? [workItem(undefined, { kind: "failure", about: `failure:${id}`, dueOn: failedAt.slice(0, 10) })]
      : [],
});
