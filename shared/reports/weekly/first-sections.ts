import { paths, toPath } from "../../pages/paths.ts";
import { hoursBetween, sayDateTime } from "../../platform/time.ts";
import { howMany, say, sentence } from "./in-words.ts";
import type { Present, WeeklyReport } from "./model.ts";
import type { ReportSection } from "./section.ts";

const changeOf = (title: string, now: number, before: number): string =>
  now === before
    ? `${title}: ${say(now)}, as many as the week before.`
    : `${title}: ${say(now)}, ${now > before ? "up" : "down"} from ${say(before)} the week before.`;

/** What changed against the week before, and where all figures of the week stand beside those of another. */
export const changedSection = (report: WeeklyReport): ReportSection => {
  const { weeks, before, week } = report;
  const enquiries = report.enquiries.reduce((sum, { count }) => sum + count, 0);
  const changes = [
    ["New members", report.joined, weeks.at(-2)?.joined],
    ["Registrations", report.registrations, before?.registrations],
    ["People who came", report.attended, before?.attended],
    ["Enquiries", enquiries, before?.enquiries],
    ["First answers", report.answered, before?.answered],
  ] as const;
  const said = changes.flatMap(([title, now, then]) =>
    then === undefined ? [] : [changeOf(title, now, then)],
  );
  return {
    id: "changed",
    heading: "What changed",
    sentences: said.length === 0 ? ["There is no week before to compare with yet."] : said,
    source: {
      text: "The week beside any other",
      path: `${paths.deskInsight}?${new URLSearchParams({ period: `week-${week}` })}`,
    },
  };
};

/** What needs a person: its sentence, and the pages where it is done. */
interface Need {
  readonly count: number;
  readonly words: string;
  readonly links: NonNullable<ReportSection["links"]>;
}

const enquiriesNeed = ({ waiting, more, overAWeek }: Present["enquiries"]): Need => {
  const long =
    overAWeek === 0 ? "" : `, ${more ? "at least " : ""}${say(overAWeek)} of them for more than a week`;
  return {
    count: waiting,
    words: `${sentence(howMany(waiting, "enquiry waits", "enquiries wait"))} for an answer${long}.`,
    links: [{ text: "Answer enquiries", path: paths.deskEnquiries }],
  };
};

/** So many late follow-ups are named; all stand in the table below. */
const MOST_NAMED = 3;

const followUpsNeed = ({ followUps, followUpsDue }: Present): Need => {
  const late = followUps.filter((one) => one.late);
  const count = followUpsDue?.late ?? late.length;
  return {
    count,
    words: `${sentence(howMany(count, "follow-up is", "follow-ups are"))} late.`,
    links: late.slice(0, MOST_NAMED).map(({ reference, step, title, project }) => ({
      text: `${title}: ${project}`,
      path: toPath(paths.deskFollowUp, { reference, step }),
    })),
  };
};

/** Places of an event of which so few are taken, so near to it, are worth a word to those who might come. */
const FEW = 0.25;
const NEAR_HOURS = 14 * 24;

const eventNeeds = ({ events, at }: Present): readonly Need[] =>
  events
    .filter(({ startsAt, taken, places }) => taken < places * FEW && hoursBetween(at, startsAt) < NEAR_HOURS)
    .map(({ title, startsAt, taken, places, reference }) => ({
      count: 1,
      words: `${title} on ${sayDateTime(startsAt)} has ${say(taken)} of ${say(places)} places taken.`,
      links: [{ text: `Invite to ${title}`, path: toPath(paths.deskEvent, { reference }) }],
    }));

const nobodysNeeds = ({ nobodys }: Present): readonly Need[] => {
  if (nobodys === undefined) return [];
  const { waiting, relationships, left } = nobodys;
  const things = left.reduce((sum, one) => sum + one.things, 0);
  return [
    {
      count: waiting,
      words: `${sentence(howMany(waiting, "thing waits", "things wait"))} for nobody yet.`,
      links: [{ text: "Assign what waits", path: paths.desk }],
    },
    {
      count: relationships,
      words: `${sentence(howMany(relationships, "person or organisation has", "people and organisations have"))} no owner.`,
      links: [{ text: "Give them an owner", path: paths.deskRelationships }],
    },
    {
      count: things,
      words: `${sentence(howMany(things, "thing is", "things are"))} still with colleagues who have left.`,
      links: left.map(({ person }, nth) => ({
        text: left.length === 1 ? "Hand over" : `Hand over, list ${say(nth + 1)}`,
        path: toPath(paths.deskOwned, { person }),
      })),
    },
  ];
};

/** What needs a person now, each with the pages that do it. */
export const neededSection = (present: Present): ReportSection => {
  const needs = [
    enquiriesNeed(present.enquiries),
    followUpsNeed(present),
    ...eventNeeds(present),
    ...nobodysNeeds(present),
  ].filter(({ count }) => count > 0);
  return {
    id: "needed",
    heading: "What needs a person",
    sentences: needs.length === 0 ? ["Nothing waits for a person now."] : needs.map(({ words }) => words),
    links: needs.flatMap(({ links }) => links),
    source: { text: "All that waits", path: paths.desk },
  };
};
