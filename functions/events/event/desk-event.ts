import { cancelEvent, publishEvent, recordAttendance } from "../../../shared/events/event/commands.ts";
import { titledEvent } from "../../../shared/events/event/model.ts";
import { readEventMessages } from "../../../shared/events/messages/store.ts";
import type { Registration } from "../../../shared/events/places/model.ts";
import { readRegistrationsOf, registrationsOf, waitersOf } from "../../../shared/events/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { readListPage } from "../../../shared/platform/list-page.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import { listTasksAbout } from "../../../shared/tasks/read.ts";
import { cursorIn, listPagesView } from "../../entry-points/list-pages.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field, type PageRequest } from "../../entry-points/request.ts";
import { taskRefusals, taskSteps } from "../../tasks/task-steps.ts";
import { tasksPanelView } from "../../tasks/tasks-panel.ts";
import { messageRows } from "../messages/message-words.ts";
import { deskRefusals } from "../refusals.ts";
import eventPage from "./desk-event.njk";
import cancelPage from "./desk-event-cancel.njk";
import { describe, filled } from "./event-view.ts";

/** How many people the page shows at once: those of most events, so that all of them are ticked off together and stand in the order in which they came. Twice as many would be a page of more than 100 KB. */
const PAGE = 100;

/** Where the page of people begins that is asked for, or that a form was on. */
const cursorAsked = ({ query, form }: PageRequest): string | undefined =>
  cursorIn(query) ?? (field(form, "_after") || undefined);

const byTime = (one: Registration, other: Registration): number =>
  one.joinedAt + one.person < other.joinedAt + other.person ? -1 : 1;

/** An event with a page of its people and a page of those who wait. and the tasks about it. Three queries at the same moment and one read. */
const readPeople = async ({ table }: PageNeeds, reference: string, request: PageRequest) => {
  const [people, waiters, tasks] = await Promise.all([
    readListPage([registrationsOf(table, reference)], { cursor: cursorAsked(request), size: PAGE }),
    readListPage([waitersOf(table, reference)], { cursor: request.query["waiting"] }),
    listTasksAbout(table, `event:${reference}`),
  ]);
  const [found, waiting] = await Promise.all([
    readEventMessages(table, reference),
    readRegistrationsOf(
      table,
      reference,
      waiters.shown.map(({ person }) => person),
    ),
  ]);
  return found && { ...found, people, waiters, waiting, tasks };
};

/** Who was shown and who of them was ticked. */
const attendanceIn = ({ form }: PageRequest): ReadonlyMap<string, boolean> => {
  const came = new Set(form.get("came"));
  return new Map((form.get("shown") ?? []).map((person) => [person, came.has(person)]));
};

const sayCancelled = (people: number): string => {
  if (people === 0) return "Cancelled. Nobody was registered, so no email was sent.";
  return people === 1
    ? "Cancelled. We are emailing the 1 person who was registered or waiting."
    : `Cancelled. We are emailing the ${people.toLocaleString("en-GB")} people who were registered or waiting.`;
};

/** One event with its people: to publish or cancel (after asking), and to record who came. */
export const page = deskPage({
  path: paths.deskEvent,
  names: byReference("event"),
  load: (needs, reference, { request }) => readPeople(needs, reference, request),
  show: async (needs, { state, sent, people, waiters, waiting, tasks }, { request, visit }) => {
    const { now } = needs;
    const { event } = state;
    const { reference } = event;
    const own = toPath(paths.deskEvent, { reference });
    const behind = (name: string) => (cursor: string | undefined) =>
      cursor === undefined ? own : `${own}?${new URLSearchParams({ [name]: cursor })}`;
    const cursor = cursorAsked(request);
    return view(eventPage, {
      event,
      counts: filled(state),
      description: describe(event.description),
      begun: event.startsAt <= now(),
      over: event.endsAt <= now(),
      people: people.shown.toSorted(byTime),
      waiters: waiting.map((registration, at) => ({ ...registration, position: waiters.before + at + 1 })),
      attended: state.came,
      after: cursor,
      messages: messageRows(
        sent,
        await readNames(
          needs,
          sent.messages.flatMap(({ by }) => by ?? []),
        ),
      ),
      tasks: await tasksPanelView(needs, visit, tasks),
      pages: listPagesView(people, { cursor, addressOf: behind("after") }),
      waitingPages: listPagesView(waiters, {
        cursor: request.query["waiting"],
        addressOf: behind("waiting"),
        count: state.counts.waiting,
      }),
      hrefs: {
        own,
        edit: toPath(paths.deskEditEvent, { reference }),
        list: toPath(paths.deskRegistrations, { reference }),
        message: toPath(paths.deskEventMessage, { reference }),
        site: toPath(paths.event, { reference }),
      },
    });
  },
  asks: {
    cancel: (_needs, { state: { event, counts } }) =>
      view(cancelPage, {
        event,
        people: counts.taken + counts.offered + counts.waiting,
        own: toPath(paths.deskEvent, { reference: event.reference }),
      }),
  },
  steps: (step) => ({
    publish: step({
      run: (needs, reference, given) => publishEvent(needs, reference, given),
      done: "Published. People can register now.",
    }),
    cancel: step({
      run: async (needs, reference, given) => {
        const cancelled = await cancelEvent(needs, reference, given);
        const people = field(given.request.form, "_people");
        return "refusal" in cancelled ? cancelled : { ...cancelled, keep: { people } };
      },
      done: ({ people = "" }) => sayCancelled(Number(people) || 0),
    }),
    ...taskSteps(step, { kind: "event", key: titledEvent.key }),
    attendance: step({
      run: async (needs, reference, given) => {
        const came = attendanceIn(given.request);
        const recorded = await recordAttendance(needs, { reference, came }, given);
        const after = field(given.request.form, "_after");
        return "refusal" in recorded ? recorded : { ...recorded, keep: after === "" ? {} : { after } };
      },
      done: "Attendance recorded.",
    }),
  }),
  arrivals: {
    drafted: "Saved as a draft. The public does not see it until you publish it.",
    changed: "Changed.",
  },
  refusals: {
    "already-published": deskRefusals["already-published"],
    "already-cancelled": deskRefusals["already-cancelled"],
    cancelled: deskRefusals.cancelled,
    started: deskRefusals.started,
    "in-the-past": deskRefusals["in-the-past"],
    "due-in-the-past": taskRefusals["due-in-the-past"],
    "owner-not-of-team": taskRefusals["owner-not-of-team"],
    "not-published": deskRefusals["not-published"],
    "not-started": deskRefusals["not-started"],
  },
});
