import { webinarInvitationToApprove } from "../../shared/follow-ups/webinar/letters.ts";
import { type Entry, type Occasion, record } from "../../shared/journal/entry.ts";
import { entryItem } from "../../shared/journal/store.ts";
import { LetterApproved } from "../../shared/letters/entries.ts";
import { letterItem } from "../../shared/letters/item.ts";
import { waitingLetter } from "../../shared/letters/letter.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { eventItems, membersItems, putAll } from "./crowds.ts";

/** A published event in a month, of so many places. */
export const eventOf = (places: number, { now }: Pick<Occasion, "now">) => ({
  reference: "EVT-CRWD-2222",
  title: "Fewer missed appointments",
  description: "What we learned.",
  startsAt: plus(now, "P30D"),
  endsAt: plus(now, "P30DT1H"),
  place: "https://meet.example/w",
  places,
  status: "published" as const,
  sequence: 0,
});

/** So many members of one kind, and the entry of the approval by which they are invited to a webinar. */
export const invitationTo = async (table: Table, members: number, occasion: Occasion): Promise<Entry> => {
  const event = eventOf(500, occasion);
  const { title, startsAt } = event;
  const facts = {
    event: event.reference,
    title,
    startsAt,
    subject: "You are invited",
    body: "Half of the time is for your questions.",
    project: "PRJ-4F7K-2Q9C",
    segments: ["nhs-trust" as const],
    members,
  };
  const approved = waitingLetter(
    webinarInvitationToApprove,
    { to: { team: true }, about: "project:PRJ-4F7K-2Q9C", facts },
    occasion,
  );
  const data = { kind: approved.kind, about: approved.about };
  const entry = record(LetterApproved, { subject: approved.id, data }, occasion);
  await putAll(table, membersItems(members));
  await putAll(table, [...eventItems(event, 0), letterItem(approved), entryItem(entry)]);
  return entry;
};
