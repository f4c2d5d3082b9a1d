import { describe, expect, test } from "vitest";
import { datesBetween } from "../../shared/platform/time.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { daysCsv } from "../../shared/reports/days/csv.ts";
import { noFigures, noTotals, type Rollup } from "../../shared/reports/days/model.ts";
import { withDays } from "../../shared/reports/days/weeks.ts";
import { holdBackSmall } from "../../shared/reports/small-numbers.ts";
import { inARow } from "../../shared/reports/weekly/in-words.ts";
import { firstWeekFor, makeReport as reportOn } from "../../shared/reports/weekly/make-report.ts";
import { compareWithYear, sayReport } from "../../shared/reports/weekly/say-report.ts";

const week = "2026-11-16";
const makeReport = (monday: string, days: readonly Rollup[]) => reportOn(monday, withDays([], days));
const quiet = (date: string): Rollup => ({ date, ...noFigures, totals: noTotals });

/** A programme in which so many suppliers join each Monday. */
const programme = (first: string, each: (monday: string) => number): Rollup[] => {
  let members = 0;
  return datesBetween(first, addDays(week, 6)).map((date) => {
    const isMonday = new Date(`${date}T00:00:00Z`).getUTCDay() === 1;
    const joined = isMonday ? each(date) : 0;
    members += joined;
    return {
      ...quiet(date),
      joined: joined === 0 ? {} : { supplier: joined },
      totals: { members: { supplier: members }, openEnquiries: 0 },
    };
  });
};

describe("the week against the year", () => {
  test("the average is of the 52 weeks before, without the reported one", () => {
    const { average, joined, weeks } = makeReport(
      week,
      programme(firstWeekFor(week), (monday) => (monday === week ? 100 : 10)),
    );
    expect(joined).toBe(100);
    expect(average).toEqual({ joined: 10, weeks: 52 });
    expect(weeks).toHaveLength(57);
    expect(weeks.at(-1)).toEqual({ week, joined: 100 });
  });

  test("a young programme is compared with the whole weeks it has, and the broken first week is none of them", () => {
    const began = "2026-10-28";
    const { average, weeks } = makeReport(
      week,
      programme(began, () => 6),
    );
    expect(average).toEqual({ joined: 6, weeks: 2 });
    expect(weeks.map((one) => one.week)).toEqual(["2026-11-02", "2026-11-09", week]);
  });

  test("the very first week has nothing to compare with", () => {
    expect(
      makeReport(
        week,
        programme(week, () => 3),
      ).average,
    ).toBeUndefined();
    expect(compareWithYear({ joined: 3 })).toBe("There is no earlier week to compare with yet.");
  });

  test("no rollups at all give a report of noughts", () => {
    const report = makeReport(week, []);
    expect(report).toMatchObject({ joined: 0, members: 0, openEnquiries: 0 });
    expect(report.weeks).toEqual([{ week, joined: 0 }]);
  });

  test.each([
    [0, 26.8, 52, "27 fewer than usual (average 27 a week)."],
    [26, 26.8, 52, "1 fewer than usual (average 27 a week)."],
    [27, 26.8, 52, "As many as usual (average 27 a week)."],
    [1030, 26.8, 52, "1,003 more than usual (average 27 a week)."],
    [1, 0, 1, "1 more than usual (average 0 a week over 1 week)."],
  ])("%i against %d over %i weeks", (joined, average, weeks, words) => {
    expect(compareWithYear({ joined, average: { joined: average, weeks } })).toBe(words);
  });
});

describe("the words are right for none, one and many", () => {
  const figures = (count: number): Partial<Rollup> => ({
    joined: count === 0 ? {} : { icb: count },
    left: count === 0 ? {} : { icb: count },
    enquiries: count === 0 ? {} : { general: count },
    answered: count,
    hoursToAnswer: count * count,
    registrations: count,
    waitlisted: count,
    cancelled: count,
    attended: count,
    notAttended: 0,
    projectsCompleted: count,
    followUpsDone: count,
    followUpsSkipped: count,
    lettersSent: count,
    lettersBounced: count,
    totals: { members: count === 0 ? {} : { icb: count }, openEnquiries: count },
  });
  const present = (count: number) => ({
    at: "2026-11-23T08:00:00.000Z",
    enquiries: {
      waiting: count,
      more: false,
      ...(count === 0 ? {} : { oldestDays: count }),
      overTwoDays: count,
      overAWeek: 0,
    },
    followUps: Array.from({ length: count }, () => ({
      reference: "PRJ-1",
      project: "Beds",
      step: "webinar",
      title: "Hold a webinar",
      dueAt: "2026-11-20T09:00:00.000Z",
      late: true,
    })),
    events: [],
  });
  const words = (count: number) => {
    const report = makeReport(week, [{ ...quiet(week), ...figures(count) }]);
    return sayReport(report, present(count)).flatMap(({ sentences }) => sentences);
  };

  test("none", () => {
    expect(words(0)).toEqual([
      "There is no week before to compare with yet.",
      "Nothing waits for a person now.",
      "Nobody joined. There is no earlier week to compare with yet.",
      "Nobody left.",
      "That makes no members in all.",
      "No registrations, nobody joined a waiting list; no places were released.",
      "No attendance was recorded.",
      "No event is planned.",
      "No enquiries came in and none were answered.",
      "Nobody is waiting for an answer now.",
      "No projects were completed.",
      "No follow-ups were done and none skipped.",
      "No follow-up is due now.",
      "No letters were sent and none came back.",
    ]);
  });

  test("one", () => {
    expect(words(1)).toEqual([
      "There is no week before to compare with yet.",
      "1 enquiry waits for an answer.",
      "1 follow-up is late.",
      "1 person joined. There is no earlier week to compare with yet.",
      "1 member left.",
      "That makes 1 member in all.",
      "1 registration, 1 person joined a waiting list; 1 place was released.",
      "Attendance was recorded for 1 person: 1 came.",
      "No event is planned.",
      "1 enquiry came in and 1 was answered, after 1 hour on average.",
      "1 waits for an answer now; the longest has waited for 1 day.",
      "1 of them for more than 2 days, none for more than a week.",
      "1 project was completed.",
      "1 follow-up was done and 1 skipped.",
      "1 follow-up is due now, of which 1 late.",
      "1 letter was sent and 1 came back.",
    ]);
  });

  test("many", () => {
    expect(words(7)).toEqual([
      "There is no week before to compare with yet.",
      "7 enquiries wait for an answer.",
      "7 follow-ups are late.",
      "7 people joined. There is no earlier week to compare with yet.",
      "7 members left.",
      "That makes 7 members in all.",
      "7 registrations, 7 people joined a waiting list; 7 places were released.",
      "Attendance was recorded for 7 people: 7 came.",
      "No event is planned.",
      "7 enquiries came in and 7 were answered, after 7 hours on average.",
      "7 wait for an answer now; the longest has waited for 7 days.",
      "7 of them for more than 2 days, none for more than a week.",
      "7 projects were completed.",
      "7 follow-ups were done and 7 skipped.",
      "All 7 follow-ups due are late.",
      "7 letters were sent and 7 came back.",
    ]);
  });

  test("tells how many there are in all where it lists only the first", () => {
    const told = { ...present(7), followUpsDue: { all: 60, late: 9 } };
    const sections = sayReport(makeReport(week, []), told);
    expect(sections.flatMap(({ sentences }) => sentences)).toContain(
      "60 follow-ups are due now, of which 9 late.",
    );
    expect(sections.flatMap(({ table }) => table?.caption ?? [])).toContain(
      "Follow-ups that are due: the first 7 of 60",
    );
  });

  test("first what changed against the week before", () => {
    const before = { ...quiet(addDays(week, -7)), ...figures(3) };
    const [changed] = sayReport(makeReport(week, [before, { ...quiet(week), ...figures(4) }]), undefined);
    expect(changed?.sentences).toEqual([
      "New members: 4, up from 3 the week before.",
      "Registrations: 4, up from 3 the week before.",
      "People who came: 4, up from 3 the week before.",
      "Enquiries: 4, up from 3 the week before.",
      "First answers: 4, up from 3 the week before.",
    ]);
  });

  test("then what needs a person, each with the pages that do it", () => {
    const told = {
      ...present(1),
      nobodys: {
        relationships: 2,
        waiting: 4,
        left: [{ person: "0199e7a0-4c1c-7000-8000-00000000000a", things: 3 }],
      },
      events: [
        {
          reference: "EVT-1",
          title: "Meetup",
          startsAt: "2026-11-26T13:00:00.000Z",
          places: 40,
          taken: 2,
          waiting: 0,
        },
        {
          reference: "EVT-2",
          title: "Full",
          startsAt: "2026-11-26T13:00:00.000Z",
          places: 40,
          taken: 39,
          waiting: 0,
        },
        {
          reference: "EVT-3",
          title: "Far",
          startsAt: "2027-02-26T13:00:00.000Z",
          places: 40,
          taken: 0,
          waiting: 0,
        },
      ],
    };
    const [, needed] = sayReport(makeReport(week, []), told);
    expect(needed?.sentences).toEqual([
      "1 enquiry waits for an answer.",
      "1 follow-up is late.",
      "Meetup on Thursday 26 November 2026 at 1pm has 2 of 40 places taken.",
      "4 things wait for nobody yet.",
      "2 people and organisations have no owner.",
      "3 things are still with colleagues who have left.",
    ]);
    expect(needed?.links?.map(({ path }) => path)).toEqual([
      "/desk/enquiries",
      "/desk/projects/PRJ-1/follow-ups/webinar",
      "/desk/events/EVT-1",
      "/desk",
      "/desk/relationships",
      "/desk/team/0199e7a0-4c1c-7000-8000-00000000000a/owned",
    ]);
  });

  test("every part of a report leads to the desk", () => {
    for (const { source } of sayReport(makeReport(week, []), present(1)))
      expect(source.path).toMatch(/^\/desk/);
  });

  test("things in a row", () => {
    expect([inARow([]), inARow(["a"]), inARow(["a", "b"]), inARow(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });
});

describe("small numbers", () => {
  test.each([
    [
      [0, 0],
      [0, 0],
    ],
    [
      [5, 12, 0],
      [5, 12, 0],
    ],
    [
      [4, 1, 12],
      ["few", "few", 12],
    ],
    [
      [3, 12, 9, 0],
      ["few", 12, "hidden", 0],
    ],
    [
      [3, 9, 9],
      ["few", "hidden", 9],
    ],
    [
      [3, 0, 0],
      ["few", 0, 0],
    ],
  ])("%j is shown as %j", (counts, shown) => {
    expect(holdBackSmall(counts)).toEqual(shown);
  });
});

test("the file of days has a row a day and only dates and numbers", () => {
  const lines = daysCsv(programme("2026-11-16", () => 2))
    .trimEnd()
    .split("\r\n");
  expect(lines).toHaveLength(8);
  expect(lines[0]).toMatch(/^date,joined,left,members,/);
  for (const line of lines.slice(1)) expect(line).toMatch(/^2026-11-\d\d(,\d+){17}$/);
});
