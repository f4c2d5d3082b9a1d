import { eventToBe, whoRegistered } from "../../events/read.ts";
import type { Occasion } from "../../journal/entry.ts";
import type { FanOutPart } from "../../journal/fan-out.ts";
import { letter } from "../../letters/letter.ts";
import { membersOfKind } from "../../members/read.ts";
import { EVENTS_TOPIC } from "../../members/topics/model.ts";
import { NEWS_PAGE, newsPage } from "../../news/send-page.ts";
import { readNewsSettings } from "../../news/settings.ts";
import { paths, toPath } from "../../pages/paths.ts";
import type { OrganisationKind } from "../../people/organisation-kinds.ts";
import type { Table } from "../../platform/dynamo.ts";
import { sayDateTime } from "../../platform/time.ts";
import { webinarInvitation, type webinarInvitationToApprove } from "./letters.ts";

type Approved = typeof webinarInvitationToApprove.example;

/**
 * Invitations to every member of the chosen kinds of organisation who agrees to news about events and has not registered yet: at once, or in their digest, by the one rule for news. A part for each segment and forty members to a page. None
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
  const item = {
    kind: "event",
    reference: approved.event,
    title,
    detail: sayDateTime(startsAt),
    path: toPath(paths.event, { reference: approved.event }),
    topic: EVENTS_TOPIC,
  } as const;
  return [...new Set(approved.segments)].map(
    (segment): FanOutPart =>
      async (cursor) => {
        const [found, { limit }] = await Promise.all([
          membersOfKind(table, segment)(cursor, NEWS_PAGE),
          readNewsSettings(table),
        ]);
        const members = found.map(({ thing }) => thing);
        const registered = await whoRegistered(
          table,
          approved.event,
          members.map(({ person }) => person),
        );
        const { letters, writes } = await newsPage(
          table,
          members.filter(({ person }) => !registered.has(person)),
          {
            item,
            limit,
            letterTo: (person) =>
              letter(webinarInvitation, { to: { person }, about, facts, usefulUntil: startsAt }, occasion),
          },
          occasion,
        );
        const next = found.length < NEWS_PAGE ? undefined : found.at(-1)?.place;
        return { letters, writes, next };
      },
  );
};
