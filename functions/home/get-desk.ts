import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { type WaitingEnquiry, waitingEnquiries } from "../../shared/enquiries/read.ts";
import { upcomingEvents } from "../../shared/events/read.ts";
import { listFailures } from "../../shared/failures/store.ts";
import { dueFollowUps } from "../../shared/follow-ups/read.ts";
import { waitsTooLong } from "../../shared/letters/outbox.ts";
import { listWaiting } from "../../shared/letters/store.ts";
import { deadLinks } from "../../shared/links/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { projectOutputs } from "../../shared/projects/outputs.ts";
import { unfinishedProjects } from "../../shared/projects/read.ts";
import { dueContacts } from "../../shared/re-uses/read.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import deskPage from "./desk.njk";

const MOST_SHOWN = 8;

/** The enquiries that are late or due today, each with the name of whoever has it. */
const readUrgent = async (needs: PageNeeds, waiting: readonly WaitingEnquiry[]) => {
  const urgent = waiting.filter(({ urgency }) => urgency !== "in-time").slice(0, MOST_SHOWN);
  const ids = [...new Set(urgent.flatMap(({ assignee }) => assignee ?? []))];
  const people = await readPeople(needs.table, ids);
  const names = new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one.name] as const])));
  return urgent.map(({ reference, kind, assignee, dueOn, urgency }) => ({
    reference,
    href: toPath(paths.deskEnquiry, { reference }),
    kind: enquiryKinds[kind],
    late: urgency === "late",
    // Noon, so that it is the same date in London all year.
    dueAt: dueOn === undefined ? undefined : `${dueOn}T12:00:00.000Z`,
    assignee: assignee === undefined ? "Nobody" : (names.get(assignee) ?? "Somebody who left"),
  }));
};

/** What needs a person today: who waits for an answer, which follow-ups are due, what is coming up, what failed. */
export const getDesk: DeskPage = async (needs, _request, visit) => {
  const now = needs.now();
  const [waiting, due, events, failures, unsent, contacts, dead, unfinished] = await Promise.all([
    waitingEnquiries(needs.table, localDate(now)),
    dueFollowUps(needs.table, now),
    upcomingEvents(needs.table, now),
    listFailures(needs.table, "waiting"),
    listWaiting(needs.table),
    dueContacts(needs.table, localDate(now)),
    deadLinks(needs.table),
    unfinishedProjects(needs.table),
  ]);
  const today = localDate(now);
  return visit.show(deskPage, {
    unsent: unsent.length,
    unsentLate: unsent.filter(({ queuedAt }) => waitsTooLong(localDate(queuedAt), today, isBankHoliday))
      .length,
    waiting: waiting.length,
    dueToday: waiting.filter(({ urgency }) => urgency === "today").length,
    mine: waiting.filter(({ assignee }) => assignee === visit.session.person).length,
    urgent: await readUrgent(needs, waiting),
    lateHref: `${paths.deskEnquiries}?view=to-do&due=late`,
    todayHref: `${paths.deskEnquiries}?view=to-do&due=today`,
    mineHref: `${paths.deskEnquiries}?view=to-do&assignee=${visit.session.person}`,
    overdue: waiting.filter(({ urgency }) => urgency === "late").length,
    due: due.length,
    late: due.filter((step) => step.late).length,
    failures: failures.length,
    contacts: contacts.length,
    contactsOverdue: contacts.filter(({ dueOn }) => dueOn < today).length,
    contactsHref: `${paths.deskReUses}?overdue=yes`,
    deadLinks: dead.length,
    missingOutputs: unfinished.reduce((sum, { missing }) => sum + missing.length, 0),
    unfinished: unfinished.slice(0, MOST_SHOWN).map(({ project, missing }) => ({
      title: project.title,
      href: toPath(paths.deskProjectOutputs, { reference: project.reference }),
      missing: missing.map((name) => projectOutputs[name].text),
    })),
    followUps: due.slice(0, MOST_SHOWN).map((step) => ({
      ...step,
      href: toPath(paths.deskFollowUp, { reference: step.reference, step: step.step }),
    })),
    events: events.slice(0, MOST_SHOWN).map((event) => ({
      ...event,
      href: toPath(paths.deskEvent, { reference: event.reference }),
    })),
  });
};
