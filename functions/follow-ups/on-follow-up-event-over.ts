import { FollowUpEventOver } from "../../shared/follow-ups/entries.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { lookAtEvent } from "./event-of-step.ts";

/** Closes a step whose event has taken place if its attendance was recorded before it ended; looks again when the event was moved. */
export const onFollowUpEventOver: Reaction<DataOf<typeof FollowUpEventOver>> = (needs, entry, occasion) =>
  lookAtEvent(needs, { project: entry.subject.id, ...entry.data }, occasion);

export const handler = reaction("follow-ups/on-follow-up-event-over", FollowUpEventOver, onFollowUpEventOver);
