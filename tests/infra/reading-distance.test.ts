import { describe, expect, it } from "vitest";
import { type Distances, readingDistances } from "./reading-distance.ts";
import { root } from "./synthesized.ts";

/**
 * How many files somebody reads to understand one function or one page. `bar` is what we want, the others are what we have: numbers that may
 * only fall, until the longest is within the bar.
 */
interface Ceiling {
  readonly bar: number;
  /** Half of all are not longer. */
  readonly median: number;
  /** The longest of those without an exception. */
  readonly longest: number;
  readonly exceptions: Readonly<Record<string, { readonly files: number; readonly why: string }>>;
}

const reactionCeiling: Ceiling = {
  bar: 25,
  median: 50,
  longest: 76,
  exceptions: {
    "functions/lists/on-bulk-run-step.ts": {
      files: 188,
      why: "does to all that fits a list what the page of each thing does to one",
    },
    "functions/work/on-work-changed.ts": {
      files: 177,
      why: "knows what waits and who owns what in every feature",
    },
    "functions/privacy/on-erasure-due.ts": {
      files: 185,
      why: "erases what every feature has, as the feature says",
    },
    "functions/exports/on-export-requested.ts": { files: 162, why: "knows the shape of every record" },
    "functions/letters/queue-send-letter.ts": { files: 155, why: "writes every kind of letter" },
    "functions/privacy/on-access-begun.ts": {
      files: 159,
      why: "gathers from every feature, and knows every kind of record",
    },
    "functions/hand-overs/on-hand-over-changed.ts": {
      files: 143,
      why: "gives what every feature has, by the feature’s own decision",
    },
    "functions/enquiries/on-mail-received.ts": {
      files: 121,
      why: "takes mails apart, and keeps their files",
    },
    "functions/reports/at-monday-morning.ts": { files: 117, why: "reports on every feature" },
    "functions/reports/at-night.ts": { files: 112, why: "counts what happened in every feature" },
    "functions/newsletters/on-newsletter-step-due.ts": {
      files: 103,
      why: "finds an audience by all that is known of members",
    },
    "functions/reports/at-report-morning.ts": {
      files: 98,
      why: "makes a report of every figure and sends it",
    },
    "functions/reports/on-programme-report-asked.ts": {
      files: 97,
      why: "makes a report of every figure and sends it",
    },
    "functions/catalogue/on-file-import-step.ts": { files: 90, why: "works through an import to its end" },
    "functions/search/on-words-changed.ts": { files: 91, why: "hears of every kind of thing" },
    "functions/engagement/on-activity.ts": {
      files: 88,
      why: "hears what counts as taking part in every feature",
    },
    "functions/surveys/on-survey-sent.ts": {
      files: 87,
      why: "finds an audience by all that is known of members",
    },
    "functions/newsletters/on-newsletter-written.ts": {
      files: 86,
      why: "counts an audience by all that is known of members",
    },
    "functions/members/on-file-import-step.ts": { files: 83, why: "works through an import to its end" },
    "functions/follow-ups/on-follow-up-due.ts": {
      files: 78,
      why: "reminds of every kind of step, and closes what is there",
    },
  },
};

const pageCeiling: Ceiling = {
  bar: 40,
  median: 53,
  longest: 85,
  exceptions: {
    "functions/hand-overs/desk-owned.ts": {
      files: 192,
      why: "what someone owns in every feature, and how it is given",
    },
    "functions/lists/desk-bulk-run.ts": { files: 205, why: "names what can be done to all of each list" },
    "functions/people/desk-person.ts": {
      files: 163,
      why: "has a part of every feature, tasks and letters among them",
    },
    "functions/hand-overs/desk-hand-over.ts": {
      files: 160,
      why: "what was given in every feature, and how it goes back",
    },
    "functions/projects/project/desk-project.ts": { files: 155, why: "shows every part of a project" },
    "functions/exports/desk-exports.ts": { files: 144, why: "says what is in every kind of record" },
    "functions/letters/outbox/desk-outbox-letter.ts": { files: 144, why: "shows every kind of letter" },
    "functions/hand-overs/desk-owned-all.ts": { files: 138, why: "gives what someone owns in every feature" },
    "functions/home/desk.ts": { files: 140, why: "what waits in every feature" },
    "functions/letters/desk-letter.ts": {
      files: 136,
      why: "shows every kind of letter, and sends one again",
    },
    "functions/hand-overs/desk-owned-docx.ts": {
      files: 118,
      why: "tells what someone owns in every feature",
    },
    "functions/hand-overs/desk-owned-pdf.ts": { files: 118, why: "tells what someone owns in every feature" },
    "functions/follow-ups/webinar/desk-webinar.ts": {
      files: 111,
      why: "an event, its letters and its leads",
    },
    "functions/organisations/desk-organisation-imports.ts": { files: 110, why: "every step of an import" },
    "functions/members/desk-member-imports.ts": { files: 109, why: "every step of an import" },
    "functions/catalogue/desk-catalogue-imports.ts": { files: 109, why: "every step of an import" },
    "functions/file-import/desk-file-import.ts": { files: 108, why: "every step of an import" },
    "functions/enquiries/conversation/desk-enquiry.ts": {
      files: 107,
      why: "a conversation and all that can be done with it",
    },
    "functions/members/desk-members.ts": { files: 106, why: "lists members by all that is known of them" },
    "functions/surveys/desk-survey-leads.ts": {
      files: 92,
      why: "lists who agreed to talk, gives them to a colleague and asks them to choose a time",
    },
    "functions/follow-ups/runs/desk-follow-up.ts": {
      files: 105,
      why: "every evidence that a step may need, files by two ways among them",
    },
    "functions/hand-overs/desk-owned-document.ts": {
      files: 107,
      why: "tells what someone owns in every feature",
    },
    "functions/applications/gate/desk-gate.ts": {
      files: 104,
      why: "decides, plans the project and writes the outcome",
    },
    "functions/organisations/desk-organisation.ts": { files: 106, why: "has a part of every feature" },
    "functions/projects/stages/desk-project-task.ts": { files: 104, why: "takes files, by two ways" },
    "functions/reports/desk-report.ts": { files: 104, why: "reports on every feature" },
    "functions/reports/desk-report-week.ts": { files: 104, why: "reports on every feature" },
    "functions/projects/task-list/desk-project-tasks.ts": {
      files: 102,
      why: "the tasks of a whole project as a list, with what is done to several at once",
    },
    "functions/enquiries/inbox/desk-enquiries.ts": {
      files: 101,
      why: "the inbox as a list, with what is done to several at once and to all",
    },
    "functions/letters/desk-letter-kinds.ts": { files: 108, why: "shows every kind of letter" },
    "functions/applications/calls/desk-call.ts": {
      files: 102,
      why: "a call with its applications as a list, and what is done to several at once",
    },
    "functions/applications/submission/application-files.ts": { files: 86, why: "takes files, by two ways" },
    "functions/reports/insight/desk-insight-group.ts": {
      files: 96,
      why: "draws what every feature has to show for a period",
    },
    "functions/failures/desk-failures.ts": {
      files: 93,
      why: "the failures as a list, which may be of every kind of thing",
    },
    "functions/week-notes/desk-week-notes.ts": {
      files: 90,
      why: "the week notes of all projects as a list",
    },
    "functions/applications/application/desk-application.ts": {
      files: 99,
      why: "an application, its assessment, its tasks and its decision",
    },
    "functions/projects/list/desk-project-list.ts": {
      files: 99,
      why: "the projects as a list, with what is done to several at once",
    },
    "functions/projects/report/desk-project-report-docx.ts": { files: 93, why: "tells a whole project" },
    "functions/projects/report/desk-project-report-pdf.ts": { files: 93, why: "tells a whole project" },
    "functions/reports/programme/desk-report-of.ts": { files: 92, why: "makes a report of every figure" },
    "functions/segments/desk-segments.ts": { files: 91, why: "counts members by all that is known of them" },
    "functions/tasks/desk-tasks.ts": { files: 96, why: "tasks about every kind of thing" },
    "functions/applications/assessment/desk-scores.ts": {
      files: 90,
      why: "what an application says, and every score",
    },
    "functions/segments/desk-segment-people.ts": {
      files: 92,
      why: "lists members by all that is known of them",
    },
    "functions/reports/programme/desk-report-of-pdf.ts": { files: 88, why: "makes a report of every figure" },
    "functions/re-uses/ledger/desk-re-uses.ts": {
      files: 87,
      why: "the ledger as a list, with its picture and what is done to several at once",
    },
    "functions/segments/desk-segment.ts": { files: 87, why: "counts members by all that is known of them" },
  },
};

const median = (sorted: Distances): number => sorted[Math.floor(sorted.length / 2)]?.[1] ?? 0;

const sayLongest = (what: string, { bar }: Ceiling, distances: Distances): string =>
  [
    `Files to read for one of ${distances.length} ${what}: half within ${median(distances)}, ` +
      `${distances.filter(([, files]) => files > bar).length} over ${bar}. The longest:`,
    ...distances.slice(0, 5).map(([file, files]) => `  ${files} ${file}`),
  ].join("\n");

describe.each([
  { what: "reactions", ceiling: reactionCeiling, fewest: 40 },
  { what: "pages", ceiling: pageCeiling, fewest: 80 },
] as const)("the reading distance of $what", ({ what, ceiling, fewest }) => {
  const measured = readingDistances(root).then((distances) => distances[what]);

  it("is measured of all of them", async () => {
    const distances = await measured;
    expect(distances.length).toBeGreaterThan(fewest);
    console.log(sayLongest(what, ceiling, distances));
  });

  it("does not grow", async () => {
    const distances = await measured;
    const tooLong = distances.filter(
      ([file, files]) => files > (ceiling.exceptions[file]?.files ?? ceiling.longest),
    );
    expect(tooLong).toEqual([]);
    expect(median(distances)).toBeLessThanOrEqual(ceiling.median);
  });

  it("has no exception that is none any more", async () => {
    const distances = new Map(await measured);
    const idle = Object.keys(ceiling.exceptions).filter(
      (file) => (distances.get(file) ?? 0) <= ceiling.longest,
    );
    expect(idle).toEqual([]);
  });
});
