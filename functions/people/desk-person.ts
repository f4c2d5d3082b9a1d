import * as z from "zod/mini";
import { membershipOf } from "../../shared/members/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readDomains } from "../../shared/people/email-domains/store.ts";
import { readNotes } from "../../shared/people/notes/store.ts";
import { readRelationship } from "../../shared/people/relationships/store.ts";
import { hasSeen, listSeen, noteSeen } from "../../shared/people/seen/store.ts";
import { readPeople } from "../../shared/people/store.ts";
import { readThingsOfPerson, timelineSource } from "../../shared/people/timeline/store.ts";
import { readListPage } from "../../shared/platform/list-page.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { mayActAs } from "../../shared/sign-in/role.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { cursorIn, listPagesView } from "../entry-points/list-pages.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import type { Session } from "../entry-points/session.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import { lettersTo } from "../letters/letters-to.ts";
import personPage from "./desk-person.njk";
import { noteRefusals, noteSteps } from "./notes/note-steps.ts";
import { notesView, removedNote } from "./notes/notes-view.ts";
import { consentsOf, factsOf, partsOf, standingOf } from "./person-view.ts";
import { carersRefusals, carersStep, offerRefusals, offerSteps } from "./relationships/carer-steps.ts";
import { carersView, offersView } from "./relationships/carers-view.ts";
import { filterItems, keepFor, subjectsOf, timelineDays } from "./timeline-view.ts";

const idSchema = z.lazy(() => z.uuid());

type Query = Readonly<Record<string, string>>;

/** Entries on a page of the timeline, and how many are looked through for them in one query. */
const TIMELINE = { size: 30, looking: { queries: 1, atOnce: 200 } };

const TABS = ["seen", "letters", "enquiries", "applications", "projects", "events", "re-use"] as const;

/** Who looked at somebody is for administrators. */
const tabIn = (query: Query, { role }: Session) =>
  TABS.find((tab) => tab === query["show"] && (tab !== "seen" || mayActAs(role, "admin"))) ?? "timeline";

/** Everything about a person that the page is made of: one read, and four queries beside it. */
const load = async (needs: PageNeeds, id: string, query: Query, session: Session) => {
  const { table } = needs;
  const tab = tabIn(query, session);
  const look = { person: id, viewer: session.person, now: needs.now() };
  const [[person], membership, relationship, isSeen, notes, things, timeline, letters, seen, team, list] =
    await Promise.all([
      readPeople(table, [id]),
      membershipOf(table, id),
      readRelationship(table, { kind: "person", id }),
      hasSeen(table, look),
      tab === "timeline" ? readNotes(table, id) : [],
      readThingsOfPerson(table, id),
      tab === "timeline"
        ? readListPage([timelineSource(table, id)], {
            cursor: cursorIn(query),
            keep: keepFor(query["kind"]),
            ...TIMELINE,
          })
        : undefined,
      tab === "letters" ? lettersTo(table, id) : undefined,
      tab === "seen" ? listSeen(table, id) : undefined,
      readTeam(needs),
      readDomains(table),
    ]);
  if (person === undefined) return undefined;
  if (!isSeen) await noteSeen(table, look);
  const parts = partsOf(things);
  return {
    person,
    membership,
    relationship,
    notes,
    parts,
    tab,
    timeline,
    letters,
    seen,
    team,
    domains: list.domains,
  };
};

const addressOf = (person: string, query: Readonly<Record<string, string | undefined>> = {}): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) given.set(name, value);
  const path = toPath(paths.deskPerson, { person });
  return given.size === 0 ? path : `${path}?${given}`;
};

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

const tabsView = ({ person: { id }, parts, tab }: Loaded, { role }: Session) => [
  { text: "Timeline", href: addressOf(id), current: tab === "timeline" },
  ...[...parts].flatMap(([name, { title, rows }]) =>
    rows.length === 0 && tab !== name
      ? []
      : { text: title, count: rows.length, href: addressOf(id, { show: name }), current: tab === name },
  ),
  { text: "Letters", href: addressOf(id, { show: "letters" }), current: tab === "letters" },
  ...(mayActAs(role, "admin")
    ? [{ text: "Who looked", href: addressOf(id, { show: "seen" }), current: tab === "seen" }]
    : []),
];

/** What stands under the tab that is open: the timeline, the letters, or what a feature says. */
const tabView = async (needs: PageNeeds, found: Loaded, query: Query) => {
  const { person, parts, tab, timeline, letters, seen, team } = found;
  const part = parts.get(tab);
  if (part !== undefined) {
    const titled = await readAboutSubjects(
      needs.table,
      part.rows.map(({ subject }) => subject),
    );
    const rows = part.rows.map((row) => {
      const about = titled(row.subject);
      return { ...row, about: { ...about, text: row.title ?? about.text } };
    });
    return { part: { ...part, rows } };
  }
  if (seen !== undefined)
    return {
      seen: seen.map((one) => ({ ...one, name: team.knownAs(one.viewer) ?? "Someone who left" })),
    };
  if (timeline === undefined) return { letters };
  const titled = await readAboutSubjects(needs.table, subjectsOf(timeline.shown));
  const { kind } = query;
  return {
    days: timelineDays(timeline.shown, { person: person.id, titled, team }),
    filter: { items: filterItems, value: kind ?? "" },
    pages: listPagesView(timeline, {
      cursor: cursorIn(query),
      addressOf: (after) => addressOf(person.id, { kind, after }),
    }),
  };
};

/** A person: who they are, how they stand to us, and everything that happened with them. */
export const page = deskPage({
  path: paths.deskPerson,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: (needs, id, { request, visit }) => load(needs, id, request.query, visit.session),
  show: async (needs, found, { request, visit }) => {
    const { team, relationship, notes } = found;
    const today = localDate(needs.now());
    return view(personPage, {
      today,
      notes: notesView(notes, { viewer: visit.session.person, team, today }),
      undo: removedNote(request.query),
      carers: carersView(relationship, team, visit),
      offering: offersView(relationship),
      person: factsOf(found.person),
      standing: standingOf(found),
      consents: consentsOf(found.membership),
      tabs: tabsView(found, visit.session),
      hrefs: {
        edit: toPath(paths.deskEditPerson, { person: found.person.id }),
        write: toPath(paths.deskWriteToPerson, { person: found.person.id }),
      },
      ...(await tabView(needs, found, request.query)),
    });
  },
  arrivals: {
    correct: "The details are corrected.",
    written: "Your letter is on its way. A reply comes into the inbox, assigned to you.",
  },
  steps: (step) => ({ ...noteSteps(step), ...carersStep(step, "person"), ...offerSteps(step) }),
  refusals: { ...noteRefusals, ...carersRefusals, ...offerRefusals },
});
