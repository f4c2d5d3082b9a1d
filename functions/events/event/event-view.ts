import {
  closedBecause,
  type EventState,
  placesLeft,
  publicPlace,
} from "../../../shared/events/event/model.ts";
import { toHtml } from "../../../shared/pages/markdown.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Instant } from "../../../shared/platform/clock.ts";

const placesText = (left: number): string => {
  if (left === 0) return "Full, join the waiting list";
  return left === 1 ? "1 place left" : `${left} places left`;
};

const HEADING = /<(\/?)h([1-6])>/g;

/** A description as HTML. Its highest headings come right below the page's own, whichever marks the team gave them. */
export const describe = (description: string): string => {
  const html = toHtml(description);
  const highest = Math.min(6, ...[...html.matchAll(HEADING)].map(([, , level]) => Number(level)));
  return html.replaceAll(
    HEADING,
    (_tag, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) - highest + 2)}>`,
  );
};

/** An event as everybody may see it; null while it is a draft, of which nobody outside the team knows. */
export const publicEvent = (state: EventState | undefined, now: Instant) => {
  if (state?.event.publishedAt === undefined) return null;
  const { event } = state;
  const { reference, title, description, startsAt, endsAt } = event;
  const left = placesLeft(state, now);
  return {
    reference,
    title,
    description,
    startsAt,
    endsAt,
    place: publicPlace(event.place),
    left,
    placesText: placesText(left),
    closed: closedBecause(event, now),
    href: toPath(paths.event, { reference }),
    registerHref: toPath(paths.register, { reference }),
  };
};

/** How many of an event's places are in use, for a bar and the words beside it. */
export const filled = ({ event, counts }: EventState) => ({
  places: event.places,
  used: counts.taken + counts.offered,
  ...counts,
});
