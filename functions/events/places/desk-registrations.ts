import type { EventState } from "../../../shared/events/event/model.ts";
import { type Registration, registrationStatuses } from "../../../shared/events/places/model.ts";
import { readEvent, registrationsOf } from "../../../shared/events/store.ts";
import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { sayShortDateTime } from "../../../shared/platform/time.ts";
import type { DeskList, Found, Look } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { registrationBulk } from "./bulk-actions.ts";
import { statusTags } from "./registration-tags.ts";

const views = {
  standing: "Registered",
  waiting: "Waiting list",
  cancelled: "Cancelled",
  all: "All",
} as const;

type View = keyof typeof views;

const viewNames: readonly View[] = ["standing", "waiting", "cancelled", "all"];

const viewStatuses: Readonly<Record<View, readonly Registration["status"][]>> = {
  standing: ["taken", "offered"],
  waiting: ["waiting"],
  cancelled: ["cancelled", "lapsed"],
  all: registrationStatuses,
};

/** The event, and which of its registrations are asked for. */
interface Registrations {
  readonly state: EventState;
  readonly view: View;
}

interface Row {
  readonly registration: Registration;
  readonly email: string;
}

const countOf = (view: View, { counts }: EventState): number | undefined => {
  if (view === "standing") return counts.taken + counts.offered;
  return view === "waiting" ? counts.waiting : undefined;
};

const cameText = ({ attended }: Registration): string => {
  if (attended === undefined) return "";
  return attended ? "yes" : "no";
};

const find = (
  table: Parameters<typeof registrationsOf>[0],
  { of: { state, view }, asked: { filters } }: Look<Registrations>,
): Found<Registration> => {
  const words = (filters["q"] ?? "").toLowerCase();
  const statuses = viewStatuses[view];
  return {
    lists: [registrationsOf(table, state.event.reference)],
    // Who is shown is read by name, too, so that one query is all there is for the list itself.
    looking: { queries: 1, atOnce: 500 },
    keep:
      view === "all" && words === ""
        ? undefined
        : ({ status, name, organisation, reference }) =>
            statuses.includes(status) &&
            `${name}\n${organisation}\n${reference}`.toLowerCase().includes(words),
    count: words === "" ? countOf(view, state) : undefined,
  };
};

const registrations: DeskList<typeof paths.deskRegistrations, Registrations, Registration, Row> = {
  name: "registrations",
  path: paths.deskRegistrations,
  words: {
    title: ({ of: { state } }) => `Registrations: ${state.event.title}`,
    things: ["person", "people"],
    search: { label: "Search registrations", hint: "Name, organisation or reference" },
    empty: ({ of: { view } }) =>
      view === "standing" ? "Nobody has registered yet." : `Nobody is under “${views[view]}”.`,
    links: ({ of: { state } }) => [
      { href: toPath(paths.deskEvent, { reference: state.event.reference }), text: "The event" },
    ],
  },
  takes: ["view", "q"],
  load: async ({ table }, { request }, { filters }) => {
    const reference = parseReference("event", request.parameters.reference);
    const state = reference === null ? undefined : await readEvent(table, reference);
    const view = viewNames.find((name) => name === filters["view"]) ?? "standing";
    return state && { state, view };
  },
  find: ({ table }, look) => find(table, look),
  idOf: ({ person }) => person,
  hrefOf: ({ person }) => toPath(paths.deskPerson, { person }),
  rows: async ({ table }, things) => {
    const people = await readPeople(
      table,
      things.map(({ person }) => person),
    );
    return things.map((registration, nth) => ({ registration, email: people[nth]?.email ?? "erased" }));
  },
  columns: [
    {
      key: "name",
      heading: "Name",
      sort: ({ name }) => name,
      cell: ({ registration, email }) => ({ text: registration.name, more: [email] }),
    },
    {
      key: "organisation",
      heading: "Organisation",
      sort: ({ organisation }) => organisation,
      cell: ({ registration }) => ({ text: registration.organisation }),
    },
    {
      key: "registered",
      heading: "Registered",
      sort: ({ joinedAt }) => joinedAt,
      cell: ({ registration }) => ({
        text: sayShortDateTime(registration.joinedAt),
        more: [registration.reference],
      }),
    },
    {
      key: "state",
      heading: "State",
      cell: ({ registration }) => ({ tags: [statusTags[registration.status]] }),
    },
    {
      key: "came",
      heading: "Came",
      sort: cameText,
      cell: ({ registration }) => ({ text: cameText(registration) }),
    },
  ],
  file: [
    { heading: "Reference", value: ({ registration }) => registration.reference },
    { heading: "Name", value: ({ registration }) => registration.name },
    { heading: "Email", value: ({ email }) => email },
    { heading: "Organisation", value: ({ registration }) => registration.organisation },
    { heading: "State", value: ({ registration }) => registration.status },
    { heading: "Registered", value: ({ registration }) => registration.joinedAt },
    { heading: "Came", value: ({ registration }) => cameText(registration) },
  ],
  fileName: ({ of: { state } }) => `registrations-${state.event.reference}.csv`,
  tabs: ({ of: { state, view } }) =>
    viewNames.map((name) => ({
      text: views[name],
      count: countOf(name, state),
      change: { view: name },
      current: name === view,
    })),
  bulk: registrationBulk,
};

/** The registrations of an event: searched, sorted, recorded as having come, cancelled, and as a file of everybody. */
export const page = listPage(registrations, listTemplate);
