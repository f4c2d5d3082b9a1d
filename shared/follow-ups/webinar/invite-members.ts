import { eventToBe, whoRegistered } from "../../events/read.ts";
import type { Occasion } from "../../journal/entry.ts";
import type { FanOutPart } from "../../journal/fan-out.ts";
import { letter } from "../../letters/letter.ts";
import { newsReadersOfKind } from "../../members/read.ts";
import { EVENTS_TOPIC } from "../../members/topics/model.ts";
import type { OrganisationKind } from "../../people/organisation-kinds.ts";
import type { Table } from "../../platform/dynamo.ts";
import { webinarInvitation, type webinarInvitationToApprove } from "./letters.ts";

/** Letters to a transaction. */
const PAGE = 40;

type Approved = typeof webinarInvitationToApprove.example;

/**
 * Invitations to every member of the chosen kinds of organisation who agrees to news about events and has not registered yet, a part for each kind and forty members to a page. None
 * to an event that was cancelled in the meantime.
 */
export const invitationsOfMembers = async (
  table: Table,
  approved: Omit<Approved, "segments"> & { readonly segments: readonly OrganisationKind[] },
  occasion: Occasion,
): Promise<readonly FanOutPart[]> => {
  const event = await eventToBe(table, approved.event);
  if (event === undefined || event.status !== "published" || event.startsAt <= occasion.now) return [];
  const { title, startsAt } = event;
  const facts = { event: approved.event, title, startsAt, subject: approved.subject, body: approved.body };
  const about = `event:${approved.event}`;
  return [...new Set(approved.segments)].map(
    (segment): FanOutPart =>
      async (cursor) => {
        const asked = { topic: EVENTS_TOPIC, after: cursor, limit: PAGE };
        const { people, next } = await newsReadersOfKind(table, segment, asked);
        const registered = await whoRegistered(table, approved.event, people);
        const letters = people
          .filter((person) => !registered.has(person))
          .map((person) =>
            letter(webinarInvitation, { to: { person }, about, facts, usefulUntil: startsAt }, occasion),
          );
        return { letters, next };
      },
  );
};
