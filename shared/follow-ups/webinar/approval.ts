import { eventToBe } from "../../events/read.ts";
import type { Letter } from "../../letters/letter.ts";
import type { StandsStill } from "../../letters/outbox.ts";
import type { Instant } from "../../platform/clock.ts";
import type { Table } from "../../platform/dynamo.ts";
import { webinarInvitationToApprove } from "./letters.ts";

/** Why nobody can be invited to an event: it was cancelled or taken back, or it has begun. One read. */
export const whyNotInvite = async (
  table: Table,
  event: string,
  now: Instant,
): Promise<"over" | "cancelled" | null> => {
  const found = await eventToBe(table, event);
  if (found?.status !== "published") return "cancelled";
  return found.startsAt <= now ? "over" : null;
};

/** Whether what a waiting letter invites to still takes place; asked when somebody approves it. */
export const invitationStands =
  (table: Table, now: Instant): StandsStill =>
  async (letter: Letter) => {
    if (letter.kind !== webinarInvitationToApprove.kind) return null;
    return whyNotInvite(table, webinarInvitationToApprove.facts.parse(letter.facts).event, now);
  };
