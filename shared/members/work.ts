import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { MemberJoined, MembershipDeclined, MembershipHeld } from "./entries.ts";
import { readMembership } from "./store.ts";

/** Somebody who confirmed that they want to join, and waits for the team. */
export const approvalWork = derivedFrom({
  kind: "memberships",
  erasedAs: ["members"],
  entries: [MembershipHeld, MemberJoined, MembershipDeclined],
  keys: /^MEMBER#(\S+) MEMBER$/,
  read: readMembership,
  items: ({ waiting }, person) =>
    waiting === undefined
      ? []
      : [
          workItem(undefined, {
            kind: "membership",
            about: `member:${person}`,
            dueOn: waiting.confirmedAt.slice(0, 10),
          }),
        ],
});
