import { paths, toPath } from "../../../shared/pages/paths.ts";
import { isBankHoliday } from "../../../shared/platform/bank-holidays.ts";
import type { PlainDate } from "../../../shared/platform/clock.ts";
import { accessDue, clockStart } from "../../../shared/privacy/access/clock.ts";
import { type AccessRequest, waysToAsk } from "../../../shared/privacy/access/model.ts";

const tags = {
  identity: { text: "Waits for proof of who it is", classes: "nhsuk-tag--yellow" },
  gathering: { text: "Being gathered", classes: "nhsuk-tag--blue" },
  reviewing: { text: "To look at", classes: "nhsuk-tag--yellow" },
  packing: { text: "Being packed", classes: "nhsuk-tag--blue" },
  released: { text: "Sent", classes: "nhsuk-tag--green" },
  closed: { text: "Closed", classes: "nhsuk-tag--grey" },
} as const satisfies Readonly<Record<AccessRequest["status"], object>>;

/** A request for a copy as pages show it, with the day by which the law wants it. */
export const accessView = (request: AccessRequest, today: PlainDate) => {
  const dueOn = accessDue(request, isBankHoliday);
  const isOpen = request.status !== "released" && request.status !== "closed";
  return {
    ...request,
    tag: tags[request.status],
    howText: waysToAsk[request.how],
    startsOn: clockStart(request),
    dueOn,
    isOpen,
    isLate: isOpen && dueOn !== undefined && dueOn < today,
    href: toPath(paths.deskAccessRequest, { reference: request.reference }),
  };
};
