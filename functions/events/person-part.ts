import type { Registration } from "../../shared/events/places/model.ts";
import { toRegistration } from "../../shared/events/store.ts";
import { thingsOfKind } from "../../shared/people/timeline/filed.ts";
import type { PartFor, PersonRow } from "../people/person-part.ts";

const tags: Readonly<Record<Registration["status"], PersonRow["tag"]>> = {
  taken: { text: "Has a place", classes: "nhsuk-tag--blue" },
  offered: { text: "Place offered", classes: "nhsuk-tag--yellow" },
  waiting: { text: "Waiting list", classes: "nhsuk-tag--yellow" },
  cancelled: { text: "Cancelled", classes: "nhsuk-tag--grey" },
  lapsed: { text: "Offer ran out", classes: "nhsuk-tag--grey" },
};

const tagOf = ({ status, attended }: Registration): PersonRow["tag"] => {
  if (attended === undefined || status !== "taken") return tags[status];
  return attended
    ? { text: "Attended", classes: "nhsuk-tag--green" }
    : { text: "Did not attend", classes: "nhsuk-tag--grey" };
};

/** The events that somebody registered for, and whether they came. */
export const eventsPart: PartFor = (items) => {
  const registrations = thingsOfKind(items, "REGISTRATION").flatMap((item) => toRegistration(item) ?? []);
  return {
    title: "Events",
    standing: registrations.some(({ attended }) => attended === true) ? "Attendee" : undefined,
    rows: registrations.map((registration) => ({
      subject: `event:${registration.event}`,
      since: registration.joinedAt,
      tag: tagOf(registration),
    })),
  };
};
