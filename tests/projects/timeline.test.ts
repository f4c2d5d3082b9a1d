import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { type TimelineStep, timelineOf } from "../../shared/projects/timeline/project-timeline.ts";
import { active, completed } from "./samples.ts";

const now = "2026-12-01T10:00:00.000Z";

const steps: readonly TimelineStep[] = [
  { number: 1, title: "Thank the partner", dueAt: "2026-11-24T09:00:00.000Z", state: "late" },
  { number: 2, title: "Publish the blog post", dueAt: "2026-11-30T09:00:00.000Z", state: "done" },
  { number: 4, title: "Hold the webinar", dueAt: "2026-12-07T09:00:00.000Z", state: "to-come" },
];

describe("a project's timeline", () => {
  test("tells in words all that it draws", () => {
    const { alternative, marks } = timelineOf(completed(), steps, now);
    expect(alternative).toContain("from Monday 7 September 2026 to Friday 27 November 2026, 12 weeks");
    expect(alternative).toContain("completed on Monday 23 November 2026");
    expect(alternative).toContain("1: Thank the partner, Tuesday 24 November 2026, late");
    expect(alternative).toContain("2: Publish the blog post, Monday 30 November 2026, done");
    expect(marks.map(({ state }) => state).slice(0, 3)).toEqual(["late", "done", "to-come"]);
  });

  test("says that a project is not completed while the work goes on", () => {
    expect(timelineOf(active(), [], "2026-10-01T09:00:00.000Z").alternative).toContain("not completed yet");
  });

  test("leaves today out when it is outside", () => {
    expect(timelineOf(completed(), steps, "2028-01-01T09:00:00.000Z")).not.toHaveProperty("today");
    expect(timelineOf(active(), steps, "2026-09-06T09:00:00.000Z")).not.toHaveProperty("today");
  });

  test("keeps everything inside the drawing and in order of time, however long the work", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 730 }), fc.integer({ min: -10, max: 900 }), (length, later) => {
        const startsOn = "2026-09-07";
        const project = { ...active(), startsOn, endsOn: addDays(startsOn, length) };
        const dues = [0, 7, 40, 365].map((days, index) => ({
          number: index + 1,
          title: "",
          dueAt: `${addDays(project.endsOn, days)}T09:00:00.000Z`,
          state: "to-come" as const,
        }));
        const drawn = timelineOf(project, dues, `${addDays(startsOn, later)}T12:00:00.000Z`);
        const across = [drawn.work.x, ...drawn.marks.map(({ x }) => x)];
        expect(across).toEqual([...across].sort((a, b) => a - b));
        for (const x of [...across, drawn.today ?? 0, ...drawn.months.map((month) => month.x)])
          expect(x >= 0 && x <= drawn.width).toBe(true);
      }),
    );
  });
});
