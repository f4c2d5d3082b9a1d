import { isBankHoliday } from "../../platform/bank-holidays.ts";
import { derivedFrom } from "../../projections/projection.ts";
import { workItem } from "../../work/item.ts";
import {
  AccessBegun,
  AccessExtended,
  AccessGathered,
  AccessPacked,
  AccessReleased,
  AccessRequested,
} from "../entries.ts";
import { accessDue } from "./clock.ts";
import { readAccess } from "./store.ts";

/** A copy that the team owes somebody, by the day on which the law wants it. It stands on Today until it is sent. */
export const accessWork = derivedFrom({
  kind: "access-request",
  erasedAs: ["access-requests"],
  entries: [AccessRequested, AccessBegun, AccessExtended, AccessGathered, AccessReleased, AccessPacked],
  keys: /^ACCESS#(\S+) ACCESS$/,
  read: readAccess,
  items: (request) =>
    request.status === "released" || request.status === "closed"
      ? []
      : [
          workItem(undefined, {
            kind: "copy-request",
            about: `privacy-request:${request.reference}`,
            dueOn: accessDue(request, isBankHoliday),
          }),
        ],
});
