import { closedBecause, publicPlace, roomFor } from "../../../shared/events/event/model.ts";
import type { RegistrationName } from "../../../shared/events/places/model.ts";
import { type RegistrationFound, readRegistrationFound } from "../../../shared/events/places/store.ts";
import { waitingPosition } from "../../../shared/events/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { PageAnswer } from "../../entry-points/answer.ts";
import { badLinkPage } from "../../entry-points/by-link.ts";
import type { PageNeeds, Visit } from "../../entry-points/page.ts";

/** Where somebody goes on whose link does not work. */
export const allEvents = { href: paths.events, text: "See all events" } as const;

/** Finds the registration that a link names, with its event. One read. */
export const loadRegistration = async (
  { table }: PageNeeds,
  name: RegistrationName,
  { visit }: { readonly visit: Visit },
): Promise<RegistrationFound | PageAnswer> =>
  (await readRegistrationFound(table, name)) ?? badLinkPage(visit, "altered", allEvents);

/** What the pages about a registration show: the event (a joining link for those who have a place), where the registration stands, and what can be done. One query if it waits. */
export const registrationView = async (
  needs: PageNeeds,
  { state, registration, person }: RegistrationFound,
) => {
  const { event } = state;
  const now = needs.now();
  const open = closedBecause(event, now) === null;
  const position =
    open && registration.status === "waiting"
      ? await waitingPosition(needs.table, event.reference, registration)
      : undefined;
  return {
    event: {
      ...event,
      place: registration.status === "taken" ? event.place : publicPlace(event.place),
      href: toPath(paths.event, { reference: event.reference }),
    },
    registration,
    /** Whether nobody has confirmed that the name is the reader's. */
    isTyped: person?.asTyped === true,
    closed: closedBecause(event, now),
    position,
    placeFree: open && roomFor(state, now) === "taken",
    offerStands: registration.status === "offered" && (registration.offerUntil ?? "") > now,
  };
};
