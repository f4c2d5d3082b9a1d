import { enquiryKinds } from "../../enquiries/kinds.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { organisationKinds } from "../../people/organisation-kinds.ts";
import { sayDate, sayDateTime } from "../../platform/time.ts";
import { FEWEST_SHOWN } from "../small-numbers.ts";
import { changedSection, neededSection } from "./first-sections.ts";
import { howMany, inARow, say, sentence } from "./in-words.ts";
import type { Present, Shown, WeeklyReport } from "./model.ts";
import type { ReportSection } from "./section.ts";

/** The name of the picture that goes with the weekly letter. */
export const PICTURE_NAME = "new-members.png";

const sayShown = (shown: Shown): string => {
  if (shown === "few") return `fewer than ${FEWEST_SHOWN}`;
  return shown === "hidden" ? "not shown" : say(shown);
};

/** How the week's new members compare with the average week of the year before, in words. */
export const compareWithYear = ({ joined, average }: Pick<WeeklyReport, "joined" | "average">): string => {
  if (average === undefined) return "There is no earlier week to compare with yet.";
  const usual = Math.round(average.joined);
  const over = average.weeks === 52 ? "" : ` over ${howMany(average.weeks, "week", "weeks")}`;
  const week = `average ${say(usual)} a week${over}`;
  if (joined === usual) return `As many as usual (${week}).`;
  return `${say(Math.abs(joined - usual))} ${joined > usual ? "more" : "fewer"} than usual (${week}).`;
};

const membersSection = (report: WeeklyReport): ReportSection => {
  const { joined, left, members } = report;
  const share = (percent: number | undefined) => ({ text: percent === undefined ? "–" : `${percent}%` });
  return {
    id: "members",
    heading: "Members",
    sentences: [
      `${sentence(joined === 0 ? "nobody" : howMany(joined, "person", "people"))} joined. ${compareWithYear(report)}`,
      `${sentence(left === 0 ? "nobody" : howMany(left, "member", "members"))} left.`,
      `That makes ${howMany(members, "member", "members")} in all.`,
    ],
    table: {
      caption: "Kinds of organisation, against the whole",
      head: ["Kind of organisation", "Joined", "Share of joined", "Members", "Share of members"],
      rows: report.segments.map((one) => [
        {
          text: organisationKinds[one.segment],
          path: `${paths.deskMembers}?${new URLSearchParams({ segment: one.segment })}`,
        },
        { text: sayShown(one.joined) },
        share(one.ofJoined),
        { text: sayShown(one.members) },
        share(one.ofMembers),
      ]),
    },
    source: { text: "Members at the desk", path: paths.deskMembers },
  };
};

/** What a table is called; where it has only the first of a list, with how many there are. */
const captionOf = (name: string, rows: readonly unknown[], all: number): string =>
  all > rows.length ? `${name}: the first ${say(rows.length)} of ${say(all)}` : name;

const eventsSection = (report: WeeklyReport, present: Present | undefined): ReportSection => {
  const { registrations, waitlisted, cancelled, attended, notAttended } = report;
  const recorded = attended + notAttended;
  const attendance =
    recorded === 0
      ? "No attendance was recorded."
      : `Attendance was recorded for ${howMany(recorded, "person", "people")}: ${attended === 0 ? "nobody" : say(attended)} came.`;
  const coming = present?.events ?? [];
  const upcoming = present === undefined || coming.length > 0 ? [] : ["No event is planned."];
  return {
    id: "events",
    heading: "Events",
    sentences: [
      `${sentence(howMany(registrations, "registration", "registrations"))}, ${waitlisted === 0 ? "nobody" : howMany(waitlisted, "person", "people")} joined a waiting list; ${howMany(cancelled, "place was", "places were")} released.`,
      attendance,
      ...upcoming,
    ],
    ...(coming.length === 0
      ? {}
      : {
          table: {
            caption: captionOf("Events to come", coming, present?.eventsToCome ?? coming.length),
            head: ["Event", "When", "Places taken", "Waiting"],
            rows: coming.map(({ reference, title, startsAt, taken, places, waiting }) => [
              { text: title, path: toPath(paths.deskEvent, { reference }) },
              { text: sayDateTime(startsAt) },
              { text: `${say(taken)} of ${say(places)}` },
              { text: say(waiting) },
            ]),
          },
        }),
    source: { text: "Events at the desk", path: paths.deskEvents },
  };
};

const waitingSentences = ({ enquiries }: Present): string[] => {
  const { waiting, more, oldestDays = 0, overTwoDays, overAWeek } = enquiries;
  if (waiting === 0) return ["Nobody is waiting for an answer now."];
  const count = `${say(waiting)} ${waiting === 1 ? "waits" : "wait"}`;
  // Of very many only the most urgent were looked at.
  const atLeast = (some: number): string => `${more ? "at least " : ""}${say(some)}`;
  const oldest = oldestDays === 0 ? "less than a day" : howMany(oldestDays, "day", "days");
  return [
    `${sentence(count)} for an answer now; the longest has waited for ${more ? "at least " : ""}${oldest}.`,
    `${sentence(overTwoDays === 0 ? "none" : atLeast(overTwoDays))} of them for more than 2 days, ${overAWeek === 0 ? "none" : atLeast(overAWeek)} for more than a week.`,
  ];
};

const targetSentences = ({ onTarget }: WeeklyReport): string[] => {
  if (onTarget === undefined) return [];
  const { inTime, of } = onTarget;
  return [`First answers that came by the day they were due: ${inTime} of ${of}.`];
};

const enquiriesSection = (report: WeeklyReport, present: Present | undefined): ReportSection => {
  const { enquiries, answered, hoursToAnswer, openEnquiries } = report;
  const came = enquiries.reduce((sum, { count }) => sum + count, 0);
  const after =
    hoursToAnswer === undefined
      ? ""
      : `, after ${hoursToAnswer === 0 ? "less than an hour" : howMany(hoursToAnswer, "hour", "hours")} on average`;
  const open = `At the end of the week ${openEnquiries <= 0 ? "none" : say(openEnquiries)} waited for an answer.`;
  return {
    id: "enquiries",
    heading: "Enquiries",
    sentences: [
      `${sentence(howMany(came, "enquiry", "enquiries"))} came in and ${answered === 0 ? "none" : say(answered)} ${answered === 1 ? "was" : "were"} answered${after}.`,
      ...targetSentences(report),
      ...(present === undefined ? [open] : waitingSentences(present)),
    ],
    ...(came === 0
      ? {}
      : {
          table: {
            caption: "What they were about",
            head: ["About", "Enquiries"],
            rows: enquiries.map(({ kind, count }) => [{ text: enquiryKinds[kind] }, { text: say(count) }]),
          },
        }),
    source: { text: "Enquiries at the desk", path: paths.deskEnquiries },
  };
};

const projectsSection = (report: WeeklyReport, present: Present | undefined): ReportSection => {
  const { projectsCompleted, followUpsDone, followUpsSkipped } = report;
  const due = present?.followUps ?? [];
  const { all, late } = present?.followUpsDue ?? {
    all: due.length,
    late: due.filter((one) => one.late).length,
  };
  const dueNow =
    all === 0
      ? "No follow-up is due now."
      : late === all && late > 1
        ? `All ${say(late)} follow-ups due are late.`
        : `${sentence(howMany(all, "follow-up is", "follow-ups are"))} due now, of which ${late === 0 ? "none" : say(late)} late.`;
  return {
    id: "follow-ups",
    heading: "Projects and follow-ups",
    sentences: [
      `${sentence(howMany(projectsCompleted, "project was", "projects were"))} completed.`,
      `${sentence(howMany(followUpsDone, "follow-up was", "follow-ups were"))} done and ${followUpsSkipped === 0 ? "none" : say(followUpsSkipped)} skipped.`,
      ...(present === undefined ? [] : [dueNow]),
    ],
    ...(due.length === 0
      ? {}
      : {
          table: {
            caption: captionOf("Follow-ups that are due", due, all),
            head: ["Project", "Follow-up", "Due"],
            rows: due.map(({ reference, project, step, title, dueAt, late: isLate }) => [
              { text: project, path: toPath(paths.deskProject, { reference }) },
              { text: title, path: toPath(paths.deskFollowUp, { reference, step }) },
              { text: `${sayDate(dueAt)}${isLate ? " (late)" : ""}` },
            ]),
          },
        }),
    source: { text: "Projects at the desk", path: paths.deskProjects },
  };
};

const lettersSection = ({ lettersSent, lettersBounced }: WeeklyReport): ReportSection => ({
  id: "letters",
  heading: "Letters",
  sentences: [
    `${sentence(howMany(lettersSent, "letter was", "letters were"))} sent and ${lettersBounced === 0 ? "none" : say(lettersBounced)} came back.`,
  ],
  source: { text: "Letters at the desk", path: paths.deskLetters },
});

const nobodysSection = ({ nobodys }: Present): readonly ReportSection[] => {
  if (nobodys === undefined) return [];
  const { relationships, waiting, left } = nobodys;
  const things = left.reduce((sum, one) => sum + one.things, 0);
  const isOne = left.length === 1;
  return [
    {
      id: "nobodys",
      heading: "What nobody looks after",
      sentences: [
        waiting === 0
          ? "Everything that waits has an owner."
          : `${sentence(howMany(waiting, "thing waits", "things wait"))} for nobody yet.`,
        relationships === 0
          ? "Every relationship that is kept has an owner."
          : `${sentence(howMany(relationships, "person or organisation has", "people and organisations have"))} no owner.`,
        ...(things === 0
          ? []
          : [
              `${sentence(howMany(left.length, "colleague", "colleagues"))} who ${isOne ? "has" : "have"} left still ${isOne ? "looks" : "look"} after ${howMany(things, "thing", "things")}.`,
            ]),
      ],
      ...(left.length === 0
        ? {}
        : {
            table: {
              caption: "To be handed over",
              head: ["Colleague who has left", "Things"],
              rows: left.map(({ person, things: count }, nth) => [
                {
                  text: left.length === 1 ? "Hand-over" : `Hand-over ${say(nth + 1)}`,
                  path: toPath(paths.deskOwned, { person }),
                },
                { text: say(count) },
              ]),
            },
          }),
      source: { text: "People and organisations without an owner", path: paths.deskRelationships },
    },
  ];
};

/** Says a report: the same words on the page and in the letter, first what changed and what needs a person. Without `present`, only what the week itself says. */
export const sayReport = (report: WeeklyReport, present: Present | undefined): readonly ReportSection[] => [
  changedSection(report),
  ...(present === undefined ? [] : [neededSection(present)]),
  membersSection(report),
  eventsSection(report, present),
  enquiriesSection(report, present),
  projectsSection(report, present),
  ...(present === undefined ? [] : nobodysSection(present)),
  lettersSection(report),
];

/** What the picture shows, for whoever cannot see it. */
export const sayPicture = ({ weeks, average }: Pick<WeeklyReport, "weeks" | "average">): string => {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return "There are no weeks to show yet.";
  const [fewest, most] = [
    Math.min(...weeks.map(({ joined }) => joined)),
    Math.max(...weeks.map(({ joined }) => joined)),
  ];
  const parts = [
    `from ${say(fewest)} to ${say(most)} a week`,
    ...(average === undefined ? [] : [`${say(average.joined)} on average`]),
    `${say(last.joined)} in the last`,
  ];
  return `Bar chart of new members in each of ${howMany(weeks.length, "week", "weeks")} since ${sayDate(first.week)}: ${inARow(parts)}.`;
};
