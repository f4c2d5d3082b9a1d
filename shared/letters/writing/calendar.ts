import type { Instant } from "../../platform/clock.ts";

/**
 * What a reader's calendar is told (RFC 5546): `REQUEST` puts an event in or moves it, `CANCEL` takes it out. The same `uid` with a
 * higher `sequence` replaces what went before.
 */
export interface CalendarPart {
  readonly method: "REQUEST" | "CANCEL";
  /** Never derived from anything that can be edited. */
  readonly uid: string;
  readonly sequence: number;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly starts: Instant;
  readonly ends: Instant;
  readonly url: string;
  /** Whether the event itself is off (then its STATUS is CANCELLED) or only this reader leaves it. */
  readonly eventCancelled?: boolean;
}
