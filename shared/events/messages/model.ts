import * as z from "zod/mini";
import type { EventState } from "../event/model.ts";
import type { Registration } from "../places/model.ts";

/** Who of an event gets a message. */
export const messageGroups = ["place", "waiting", "everyone", "came", "ticked"] as const;

/** Who of an event gets a message. */
export type MessageGroup = (typeof messageGroups)[number];

/** A message that the team wrote to people of an event: how many they were then, and the letter that waits for approval or was approved. */
export const eventMessageSchema = z.lazy(() =>
  z.object({
    letter: z.uuid(),
    to: z.enum(messageGroups),
    people: z.int().check(z.positive()),
    by: z.optional(z.uuid()),
    at: z.iso.datetime(),
  }),
);

/** The messages of an event, the latest first. */
export const eventMessagesSchema = z.lazy(() =>
  z.object({
    messages: z.array(eventMessageSchema),
    /** Counts the changes: the optimistic lock. */
    version: z.int().check(z.nonnegative()),
  }),
);

/** The messages of an event. */
export type EventMessages = z.infer<typeof eventMessagesSchema>;

/** What an event has to which nobody wrote. */
export const NO_MESSAGES: EventMessages = { messages: [], version: 0 };

/** So many are kept with the event, the latest of them. The journal has them all. */
export const MOST_MESSAGES = 50;

type Standing = Pick<Registration, "person" | "status" | "attended">;

/** Whether a message to a group is for somebody with this registration. Whoever has yet to take or confirm a place is written to by the letter that asks them to. */
export const isInGroup = (
  group: MessageGroup,
  { person, status, attended }: Standing,
  ticked: ReadonlySet<string>,
): boolean => {
  const stands = status === "taken" || status === "waiting";
  if (group === "place" || group === "waiting") return status === (group === "place" ? "taken" : "waiting");
  if (group === "came") return status === "taken" && attended === true;
  return stands && (group === "everyone" || ticked.has(person));
};

/** How many people of an event are in a group, by its counts; of those that are ticked, nothing is known by them. */
export const countInGroup = (group: Exclude<MessageGroup, "ticked">, { counts, came }: EventState): number =>
  ({
    place: counts.taken,
    waiting: counts.waiting,
    everyone: counts.taken + counts.waiting,
    came: came ?? 0,
  })[group];
