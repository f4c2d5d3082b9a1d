import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { closeStep } from "../../shared/projects/decide.ts";
import { timelineOf } from "../../shared/projects/timeline.ts";
import { active, at, completed } from "./samples.ts";

const now = "2026-12-01T10:00:00.000Z";

describe("a project's timeline", () => {
  test("tells in words all that it draws", () => {
    const link = { kind: "link", url: "https://a.example/" } as const;
    const answer = closeStep(completed(), "blog-and-code", link, at(now));
    const project = "project" in answer ? answer.project : completed();
    const { alternative, marks } = timelineOf(project, now);
    expect(alternative).toContain("from Monday 7 September 2026 to Sunday 29 November 2026, 12 weeks");
    expect(alternative).toContain("completed on Monday 23 November 2026");
    expect(alternative).toContain("1: Thank the partner and send the survey, Tuesday 24 November 2026, late");
    expect(alternative).toContain("2: Publish the blog post and the code, Monday 30 November 2026, done");
    expect(marks.map(({ state }) => state).slice(0, 3)).toEqual(["late", "done", "to-come"]);
  });

  test("shows the follow-ups as planned while the work goes on", () => {
    const { marks, alternative } = timelineOf(active(), "2026-10-01T09:00:00.000Z");
    expect(new Set(marks.map(({ state }) => state))).toEqual(new Set(["planned"]));
    expect(alternative).toContain("not completed yet");
  });

  test("leaves today out when it is outside", () => {
    expect(timelineOf(completed(), "2028-01-01T09:00:00.000Z")).not.toHaveProperty("today");
    expect(timelineOf(active(), "2026-09-06T09:00:00.000Z")).not.toHaveProperty("today");
  });

  test("keeps everything inside the drawing and in order of time, however long the work", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 730 }), fc.integer({ min: -10, max: 900 }), (length, later) => {
        const startsOn = "2026-09-07";
        const project = { ...active(), startsOn, endsOn: addDays(startsOn, length) };
        const drawn = timelineOf(project, `${addDays(startsOn, later)}T12:00:00.000Z`);
        const across = [drawn.work.x, ...drawn.marks.map(({ x }) => x)];
        expect(across).toEqual([...across].sort((a, b) => a - b));
        for (const x of [...across, drawn.today ?? 0, ...drawn.months.map((month) => month.x)])
          expect(x >= 0 && x <= drawn.width).toBe(true);
      }),
    );
  });
});
