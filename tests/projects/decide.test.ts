import { describe, expect, test } from "vitest";
import { completeProject, type ProjectDecision } from "../../shared/projects/decide.ts";
import { active, at, completed } from "./samples.ts";

const decided = (answer: ProjectDecision | object): ProjectDecision => {
  if (!("entries" in answer)) throw new Error("It was not decided.");
  return answer;
};
const now = "2026-12-01T10:00:00.000Z";

describe("a new project", () => {
  test("takes twelve weeks from its first day, to the last on which people work", () => {
    expect(active()).toMatchObject({ startsOn: "2026-09-07", endsOn: "2026-11-27", status: "active" });
  });
});

describe("a completion", () => {
  test("may be entered afterwards, but not before it happened or before the work began", () => {
    const today = at("2026-11-23T16:30:00.000Z");
    const entered = decided(completeProject(active(), { completedOn: "2026-11-20" }, today));
    expect(entered.project.completedAt).toBe("2026-11-20T12:00:00.000Z");
    expect(completeProject(active(), { completedOn: "2026-11-24" }, today)).toEqual({
      refusal: "in-the-future",
    });
    expect(completeProject(active(), { completedOn: "2026-09-06" }, today)).toEqual({
      refusal: "before-the-start",
    });
  });

  test("is taken once: the same date again changes nothing, another date is refused", () => {
    expect(completeProject(completed(), { completedOn: "2026-11-23" }, at(now))).toHaveProperty("unchanged");
    expect(completeProject(completed(), { completedOn: "2026-11-22" }, at(now))).toEqual({
      refusal: "already-complete",
    });
  });
});
