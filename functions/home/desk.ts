import { countAutomaticMail } from "../../shared/enquiries/held-mail/read.ts";
import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { type WaitingEnquiries, type WaitingEnquiry, waitingEnquiries } from "../../shared/enquiries/read.ts";
import { upcomingEvents } from "../../shared/events/read.ts";
import { listFailures } from "../../shared/failures/store.ts";
import { dueFollowUps } from "../../shared/follow-ups/read.ts";
import { waitsTooLong } from "../../shared/letters/outbox.ts";
import { listWaiting } from "../../shared/letters/store.ts";
import { deadLinks } from "../../shared/links/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { firstOf, type ShownPart, sayAll } from "../../shared/platform/text.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { projectOutputs } from "../../shared/projects/outputs/model.ts";
import { unfinishedProjects } from "../../shared/projects/outputs/read.ts";
import { dueContacts } from "../../shared/re-uses/read.ts";
import { readNames } from "../../shared/sign-in/names.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import today from "./desk.njk";

const MOST_SHOWN = 8;

/** The first of a list as a table shows them, with how many there are in all. */
const rows = <Thing, Row>(all: readonly Thing[], toRow: (thing: Thing) => Row): ShownPart<Row> => {
  const part = firstOf(all, MOST_SHOWN);
  return { ...part, shown: part.shown.map(toRow) };
};

/** The enquiries that are late or due today, or whose answer did not arrive, each with the name of whoever has it. */
const readUrgent = async (needs: PageNeeds, { enquiries, more }: WaitingEnquiries) => {
  const urgent = firstOf(
    enquiries.filter(({ urgency, undelivered }) => urgency !== "in-time" || undelivered),
    MOST_SHOWN,
  );
  const nameOf = await readNames(
    needs,
    urgent.shown.map(({ assignee }) => assignee),
    "Someone who left",
  );
  const shown = urgent.shown.map(({ reference, kind, assignee, dueOn, urgency, undelivered }) => ({
    reference,
    href: toPath(paths.deskEnquiry, { reference }),
    kind: enquiryKinds[kind],
    late: urgency === "late",
    dueToday: urgency === "today",
    undelivered,
    // Noon, so that it is the same date in London all year.
    dueOn,
    assignee: assignee === undefined ? "Nobody" : nameOf(assignee),
  }));
  return { ...urgent, shown, isLeast: more };
};

/** What needs a person today: who waits for an answer, which follow-ups are due, what is coming up, what failed. */
export const page = deskPage({
  path: paths.desk,
  names: nothing,
  load: async (needs) => {
    const now = needs.now();
    const [waiting, due, events, failures, unsent, contacts, dead, unfinished, automaticMail] =
      await Promise.all([
        waitingEnquiries(needs.table, localDate(now)),
        dueFollowUps(needs.table, now),
        upcomingEvents(needs.table, now),
        listFailures(needs.table, "waiting"),
        listWaiting(needs.table),
        dueContacts(needs.table, localDate(now)),
        deadLinks(needs.table),
        unfinishedProjects(needs.table),
        countAutomaticMail(needs.table, plusHours(now, -7 * 24)),
      ]);
    return {
      now,
      waiting,
      due,
      events,
      failures,
      unsent,
      contacts,
      dead,
      unfinished,
      automaticMail,
      urgent: await readUrgent(needs, waiting),
    };
  },
  show: (
    _needs,
    { now, waiting, due, events, failures, unsent, contacts, dead, unfinished, automaticMail, urgent },
    { visit },
  ) => {
    const date = localDate(now);
    const { enquiries, all, of, readUntil = date } = waiting;
    const counted = (is: (enquiry: WaitingEnquiry) => boolean) => enquiries.filter(is).length;
    return view(today, {
      // What stands behind a number that is only the least that there is.
      more: { today: readUntil < date, late: readUntil < addDays(date, -1) },
      unsent: unsent.all,
      unsentWords: sayAll(unsent),
      unsentLate: unsent.shown.filter(({ queuedAt }) =>
        waitsTooLong(localDate(queuedAt), date, isBankHoliday),
      ).length,
      waiting: all,
      undelivered: counted((enquiry) => enquiry.undelivered),
      dueToday: counted(({ urgency }) => urgency === "today"),
      mine: of(visit.session.person),
      urgent,
      lateHref: `${paths.deskEnquiries}?view=to-do&due=late`,
      todayHref: `${paths.deskEnquiries}?view=to-do&due=today`,
      mineHref: `${paths.deskEnquiries}?view=to-do&assignee=${visit.session.person}`,
      overdue: counted(({ urgency }) => urgency === "late"),
      due: due.length,
      late: due.filter((step) => step.late).length,
      failures: failures.all,
      failuresWords: sayAll(failures),
      contacts: contacts.length,
      contactsOverdue: contacts.filter(({ dueOn }) => dueOn < date).length,
      contactsHref: `${paths.deskReUses}?overdue=yes`,
      automaticMail,
      deadLinks: dead.length,
      missingOutputs: unfinished.reduce((sum, { missing }) => sum + missing.length, 0),
      unfinished: rows(unfinished, ({ project, missing }) => ({
        title: project.title,
        href: toPath(paths.deskProjectOutputs, { reference: project.reference }),
        missing: missing.map((name) => projectOutputs[name].text),
      })),
      followUps: rows(due, (step) => ({
        ...step,
        href: toPath(paths.deskFollowUp, { reference: step.reference, step: step.step }),
      })),
      events: rows(events, (event) => ({
        ...event,
        href: toPath(paths.deskEvent, { reference: event.reference }),
      })),
    });
  },
});
