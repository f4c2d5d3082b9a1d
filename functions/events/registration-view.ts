import { closedBecause, type EventState, publicPlace, roomFor } from "../../shared/events/event.ts";
import { parseLinkId, type Registration } from "../../shared/events/registration.ts";
import { readRegistration, waitingPosition } from "../../shared/events/store.ts";
import badLink from "../../shared/pages/bad-link.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { type LinkPurpose, openLink } from "../../shared/platform/links.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";

/** A registration that a link from a letter leads to, with its event. */
export interface FoundRegistration {
  readonly state: EventState;
  readonly registration: Registration;
}

/** The registration that a link leads to, or the page to show instead. One read. */
export const followLink = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: Visit,
  purpose: LinkPurpose & ("manage-registration" | "answer-offer"),
): Promise<FoundRegistration | PageAnswer> => {
  const link = openLink(needs.keys, purpose, request.parameters["token"] ?? "", needs.now());
  const name = link.state === "good" ? parseLinkId(link.id) : null;
  const found = name === null ? undefined : await readRegistration(needs.table, name);
  if (found !== undefined) return found;
  const next = { href: paths.events, text: "See all events" };
  return visit.show(badLink, { state: link.state === "expired" ? "expired" : "altered", next }, 404);
};

/** What the pages about a registration show: the event (a joining link for those who have a place), where the registration stands, and what can be done. One query if it waits. */
export const registrationView = async (needs: PageNeeds, { state, registration }: FoundRegistration) => {
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
    closed: closedBecause(event, now),
    position,
    placeFree: open && roomFor(state, now) === "taken",
    offerStands: registration.status === "offered" && (registration.offerUntil ?? "") > now,
  };
};
