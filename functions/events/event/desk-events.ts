import type { EventState, EventStatus } from "../../../shared/events/event/model.ts";
import { type EventRange, eventsOf } from "../../../shared/events/store.ts";
import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Instant } from "../../../shared/platform/clock.ts";
import { sayShortDateTime } from "../../../shared/platform/time.ts";
import type { DeskList } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { filled } from "./event-view.ts";

const views = { upcoming: "To come", draft: "Drafts", past: "Past", cancelled: "Cancelled" } as const;

type View = keyof typeof views;

const viewNames: readonly View[] = ["upcoming", "draft", "past", "cancelled"];

const empty: Readonly<Record<View, string>> = {
  upcoming: "No event is planned. Make one, and publish it when it is ready.",
  draft: "There are no drafts.",
  past: "No event has taken place yet.",
  cancelled: "No event was cancelled.",
};

/** What each view of the list asks for. */
const rangeOf = (name: View, now: Instant): [EventStatus, EventRange] => {
  if (name === "upcoming") return ["published", { from: now }];
  if (name === "past") return ["published", { to: now, latestFirst: true }];
  return [name, { latestFirst: name === "cancelled" }];
};

interface Row {
  readonly event: EventState["event"];
  readonly counts: ReturnType<typeof filled>;
  readonly came: number | undefined;
}

const fits = ({ event: { title, place, reference } }: EventState, words: string): boolean =>
  `${title}\n${place}\n${reference}`.toLowerCase().includes(words.toLowerCase());

const events: DeskList<typeof paths.deskEvents, { readonly view: View }, EventState, Row> = {
  name: "events",
  path: paths.deskEvents,
  words: {
    title: () => "Events",
    things: ["event", "events"],
    search: { label: "Search these events", hint: "Title, place or reference" },
    empty: ({ of: { view } }) => empty[view],
    links: ({ visit }) =>
      visit.session.role === "viewer" ? [] : [{ href: paths.deskNewEvent, text: "Make an event" }],
  },
  takes: ["q", "show"],
  load: async (_needs, _asked, { filters }) => ({
    view: viewNames.find((name) => name === filters["show"]) ?? "upcoming",
  }),
  find: ({ table }, { of: { view }, now, asked: { filters } }) => {
    const { q } = filters;
    return {
      lists: [eventsOf(table, ...rangeOf(view, now))],
      keep: q === undefined ? undefined : (state) => fits(state, q),
    };
  },
  idOf: ({ event }) => event.reference,
  hrefOf: ({ event: { reference } }) => toPath(paths.deskEvent, { reference }),
  rows: async (_needs, states) =>
    states.map((state) => ({ event: state.event, counts: filled(state), came: state.came })),
  columns: [
    {
      key: "title",
      heading: "Event",
      sort: ({ event }) => event.title,
      cell: ({ event }) => ({ text: event.title, more: [event.reference] }),
    },
    {
      key: "when",
      heading: "When",
      sort: ({ event }) => event.startsAt,
      cell: ({ event }) => ({ text: sayShortDateTime(event.startsAt), more: [event.place] }),
    },
    {
      key: "places",
      heading: "Places",
      sort: (state) => String(filled(state).used),
      cell: ({ counts: { used, places, offered } }) => ({
        text: `${used} of ${places}`,
        more: [offered === 0 ? undefined : `${offered} offered`],
      }),
    },
    {
      key: "waiting",
      heading: "Waiting",
      numeric: true,
      sort: ({ counts }) => String(counts.waiting),
      cell: ({ counts }) => ({ text: String(counts.waiting) }),
    },
    {
      key: "came",
      heading: "Came",
      numeric: true,
      sort: ({ came }) => (came === undefined ? "" : String(came)),
      cell: ({ came }) => ({ text: came === undefined ? undefined : String(came) }),
    },
  ],
  file: [
    { heading: "Reference", value: ({ event }) => event.reference },
    { heading: "Title", value: ({ event }) => event.title },
    { heading: "Starts", value: ({ event }) => event.startsAt },
    { heading: "Ends", value: ({ event }) => event.endsAt },
    { heading: "Place", value: ({ event }) => event.place },
    { heading: "Places", value: ({ counts }) => counts.places },
    { heading: "Taken", value: ({ counts }) => counts.taken },
    { heading: "Offered", value: ({ counts }) => counts.offered },
    { heading: "Waiting", value: ({ counts }) => counts.waiting },
    { heading: "Came", value: ({ came }) => came ?? "" },
  ],
  tabs: ({ of: { view } }) =>
    viewNames.map((name) => ({
      text: views[name],
      change: { show: name },
      current: name === view,
    })),
};

/** The team's events: those to come, or with `?show=` drafts, past or cancelled ones; searched, sorted and as a file. */
export const page = listPage(events, listTemplate);
