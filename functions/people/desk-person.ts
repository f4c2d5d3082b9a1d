import * as z from "zod/mini";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readDomains } from "../../shared/people/email-domains/store.ts";
import { notesAmong, readNote } from "../../shared/people/notes/store.ts";
import { readRelationship } from "../../shared/people/relationships/store.ts";
import { hasSeen, listSeen, noteSeen } from "../../shared/people/seen/store.ts";
import { personKey, readPeople } from "../../shared/people/store.ts";
import { readAsked, readTakingPart, readTimeline } from "../../shared/people/timeline/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { mayActAs } from "../../shared/sign-in/role.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { tasksAmong } from "../../shared/tasks/read.ts";
import { cursorIn, listPagesView } from "../entry-points/list-pages.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import type { Session } from "../entry-points/session.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import { lettersAmong } from "../letters/letters-to.ts";
import { taskRefusals, taskSteps } from "../tasks/task-steps.ts";
import { tasksPanelView } from "../tasks/tasks-panel.ts";
import personPage from "./desk-person.njk";
import { membershipOf, othersOf, undoMerge } from "./merged-records.ts";
import { noteRefusals, noteSteps } from "./notes/note-steps.ts";
import { notesView, removedNote } from "./notes/notes-view.ts";
import type { PersonPart } from "./person-part.ts";
import { consentsOf, factsOf, memberSays, partsOf, standingOf, untitledOf } from "./person-view.ts";
import { carersRefusals, carersStep, offerRefusals, offerSteps } from "./relationships/carer-steps.ts";
import { carersView, offersView } from "./relationships/carers-view.ts";
import { filterItems, keepFor, subjectsOf, timelineDays } from "./timeline-view.ts";

const idSchema = z.lazy(() => z.uuid());

type Query = Readonly<Record<string, string>>;

const TABS = [
  "seen",
  "letters",
  "enquiries",
  "applications",
  "projects",
  "events",
  "re-use",
  "surveys",
  "champion",
  "gave",
] as const;

/** Who looked at somebody is for administrators. */
const tabIn = (query: Query, { role }: Session) =>
  TABS.find((tab) => tab === query["show"] && (tab !== "seen" || mayActAs(role, "admin"))) ?? "timeline";

/** What happened, where that is shown, and what they asked, which lies beside it. */
const readHappened = async (
  table: Table,
  ids: readonly string[],
  { tab, query }: { tab: string; query: Query },
) =>
  tab === "timeline"
    ? readTimeline(table, ids, { cursor: cursorIn(query), keep: keepFor(query["kind"]) })
    : { timeline: undefined, asked: await readAsked(table, ids) };

/** The note that a step has just changed: the index may not have it yet. */
const justChanged = async (table: Table, person: string, { note = "" }: Query) =>
  idSchema.safeParse(note).success ? readNote(table, { person, id: note }) : undefined;

/**
 * Everything about a person that the page is made of: two queries of what lies under them, then a read of who they are and of what the page names. The look is kept before
 * anything is shown: a page that was seen by nobody knows whom is no page. What is merged into their record is only known from that: it is read then, with all of theirs once more.
 */
const loadRecords = async (
  needs: PageNeeds,
  ids: readonly [string, ...string[]],
  query: Query,
  session: Session,
) => {
  const { table } = needs;
  const [id, ...absorbed] = ids;
  const tab = tabIn(query, session);
  const look = { person: id, viewer: session.person, now: needs.now() };
  const [{ timeline, asked }, takingPart, seen, team] = await Promise.all([
    readHappened(table, ids, { tab, query }),
    readTakingPart(table, ids, { letters: tab === "letters" }),
    tab === "seen" ? listSeen(table, id) : undefined,
    readTeam(needs),
  ]);
  const parts = partsOf([...asked, ...takingPart]);
  const named = timeline === undefined ? untitledOf(parts.get(tab)) : subjectsOf(timeline.shown);
  const [[person, ...others], relationship, isSeen, just, titled, { domains }] = await Promise.all([
    readPeople(table, [id, ...absorbed]),
    readRelationship(table, { kind: "person", id }),
    hasSeen(table, look),
    justChanged(table, id, query),
    readAboutSubjects(table, named),
    readDomains(table),
  ]);
  if (person === undefined) return undefined;
  if (!isSeen) await noteSeen(table, look);
  return {
    person,
    others: others.flatMap((other) => other ?? []),
    relationship,
    membership: membershipOf(takingPart, ids),
    notes: notesAmong(takingPart, just),
    tasks: tasksAmong(takingPart),
    letters: tab === "letters" ? lettersAmong(takingPart) : undefined,
    parts,
    tab,
    timeline,
    titled,
    seen,
    team,
    domains,
  };
};

/** A person with all that lies under their records, or the way to the record that stands for them. */
const load = async (needs: PageNeeds, id: string, query: Query, session: Session) => {
  const found = await loadRecords(needs, [id], query, session);
  if (found === undefined) return undefined;
  const { mergedInto, absorbed } = found.person;
  if (mergedInto !== undefined) return { redirect: addressOf(mergedInto.person, query) };
  return absorbed === undefined ? found : loadRecords(needs, [id, ...absorbed], query, session);
};

const addressOf = (person: string, query: Readonly<Record<string, string | undefined>> = {}): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) given.set(name, value);
  const path = toPath(paths.deskPerson, { person });
  return given.size === 0 ? path : `${path}?${given}`;
};

type Loaded = NonNullable<Awaited<ReturnType<typeof loadRecords>>>;

const tabsView = ({ person: { id }, parts, tab }: Loaded, { role }: Session) => [
  { text: "Timeline", href: addressOf(id), current: tab === "timeline" },
  ...[...parts].flatMap(([name, { title, rows }]) =>
    rows.length === 0 && tab !== name
      ? []
      : { text: title, count: rows.length, href: addressOf(id, { show: name }), current: tab === name },
  ),
  { text: "Engagement", href: toPath(paths.deskPersonEngagement, { person: id }), current: false },
  { text: "Champion", href: toPath(paths.deskChampion, { person: id }), current: false },
  { text: "Letters", href: addressOf(id, { show: "letters" }), current: tab === "letters" },
  ...(mayActAs(role, "admin")
    ? [{ text: "Who looked", href: addressOf(id, { show: "seen" }), current: tab === "seen" }]
    : []),
];

/** A part of a feature with what each of its rows is called. */
const partView = (part: PersonPart, titled: Loaded["titled"]) => ({
  ...part,
  rows: part.rows.map((row) => {
    const about = titled(row.subject);
    return {
      ...row,
      about: row.title === undefined ? about : { ...about, text: row.title, reference: about.text },
    };
  }),
});

/** What stands under the tab that is open: the timeline, the letters, or what a feature says. */
const tabView = (found: Loaded, query: Query) => {
  const { person, parts, tab, timeline, titled, letters, seen, team } = found;
  const part = parts.get(tab);
  if (part !== undefined) return { part: partView(part, titled) };
  if (seen !== undefined)
    return {
      seen: seen.map((one) => ({ ...one, name: team.knownAs(one.viewer) ?? "Someone who left" })),
    };
  if (timeline === undefined) return { letters };
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
    const { team, relationship, notes, tasks } = found;
    const today = localDate(needs.now());
    return view(personPage, {
      today,
      notes: notesView(notes, { viewer: visit.session.person, team, today, person: found.person.id }),
      tasks: await tasksPanelView(needs, visit, tasks),
      carers: carersView(relationship, team, visit),
      offering: offersView(relationship),
      person: factsOf(found.person),
      others: othersOf(found),
      standing: standingOf(found),
      consents: consentsOf(found.membership),
      memberSays: memberSays(found.membership),
      tabs: tabsView(found, visit.session),
      hrefs: {
        consents: toPath(paths.deskConsents, { person: found.person.id }),
        edit: toPath(paths.deskEditPerson, { person: found.person.id }),
        copy: `${paths.deskNewAccessRequest}?person=${found.person.id}`,
        erase: toPath(paths.deskErasePerson, { person: found.person.id }),
        write: toPath(paths.deskWriteToPerson, { person: found.person.id }),
      },
      ...tabView(found, request.query),
    });
  },
  arrivals: {
    correct: "The details are corrected.",
    merge: "The two records are merged: this page shows both as one.",
    written: "Your letter is on its way. A reply comes into the inbox, assigned to you.",
  },
  undo: { "note-remove": removedNote, merge: undoMerge },
  steps: (step) => ({
    ...noteSteps(step),
    ...carersStep(step, "person"),
    ...offerSteps(step),
    ...taskSteps(step, { kind: "person", key: personKey }),
  }),
  refusals: { ...noteRefusals, ...taskRefusals, ...carersRefusals, ...offerRefusals },
});
