import { derivedFrom } from "../../projections/projection.ts";
import { workItem } from "../../work/item.ts";
import { MemberMessageReported, MemberMessageReportSettled } from "./entries.ts";
import { readMessage } from "./store.ts";

/** A message between members that its reader reported waits for the team to look at it. */
export const memberReportWork = derivedFrom({
  kind: "member-message",
  entries: [MemberMessageReported, MemberMessageReportSettled],
  keys: /^MEMBER-MESSAGE#(\S+) MEMBER-MESSAGE$/,
  read: readMessage,
  items: ({ id, reported }) =>
    reported === undefined || reported.settledAt !== undefined
      ? []
      : [
          workItem(undefined, {
            kind: "member-report",
            about: `member-message:${id}`,
            dueOn: reported.at.slice(0, 10),
          }),
        ],
});
