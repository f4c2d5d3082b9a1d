import { linkIdOf, type Registration } from "../../../shared/events/places/model.ts";
import { listRegistrationsOfPerson } from "../../../shared/events/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { makeLink } from "../../../shared/platform/links.ts";
import { LINK_DAYS, linkEnd, sayDateTime } from "../../../shared/platform/time.ts";
import type { SectionFor } from "../../my-page/section.ts";

const stateWords: Readonly<Record<Registration["status"], string>> = {
  taken: "You have a place",
  offered: "A place is held for you",
  waiting: "You are on the waiting list",
  cancelled: "Cancelled",
  lapsed: "The time to take your place ran out",
};

/** The events to come that the person registered for, each with the way to its registration. */
export const registrationsSection: SectionFor = async ({ table, keys, now }, person) => {
  const found = await listRegistrationsOfPerson(table, person);
  return {
    title: "Events",
    items: found
      .filter(({ event }) => event.endsAt > now())
      .map(({ event, registration }) => ({
        text: event.title,
        detail: `${sayDateTime(event.startsAt)}. ${stateWords[registration.status]}.`,
        href: toPath(paths.registration, {
          token: makeLink(
            keys,
            "manage-registration",
            linkIdOf(registration),
            linkEnd(event.endsAt, LINK_DAYS.event),
          ),
        }),
      })),
    empty: { text: "You are not registered for any event.", href: paths.events, link: "See what is on" },
  };
};
