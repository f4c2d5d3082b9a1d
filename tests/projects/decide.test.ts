import { describe, expect, test } from "vitest";
import {
  closeStep,
  completeProject,
  followUpTimers,
  nudgeStep,
  type ProjectAnswer,
  type ProjectDecision,
  reopenStep,
  skipStep,
} from "../../shared/projects/decide.ts";
import { stageOf } from "../../shared/projects/project.ts";
import { recipe } from "../../shared/projects/recipe.ts";
import { active, at, completed, owner } from "./samples.ts";

const decided = (answer: ProjectAnswer | null): ProjectDecision => {
  if (answer === null || !("entries" in answer)) throw new Error("It was not decided.");
  return answer;
};
const blog = { kind: "link", url: "https://blog.example/fewer" } as const;
const now = "2026-12-01T10:00:00.000Z";

describe("a new project", () => {
  test("takes twelve weeks from its first day", () => {
    expect(active()).toMatchObject({
      startsOn: "2026-09-07",
      endsOn: "2026-11-29",
      status: "active",
      steps: [],
    });
    expect(stageOf(active())).toBe("active");
  });
});

describe("a completion", () => {
  test("gives the project the steps of the recipe, due at 9am London time so many days later", () => {
    const dues = completed().steps.map(({ step, dueAt }) => [step, dueAt]);
    expect(dues).toEqual([
      ["thank-you-and-survey", "2026-11-24T09:00:00.000Z"],
      ["blog-and-code", "2026-11-30T09:00:00.000Z"],
      ["webinar", "2026-12-07T09:00:00.000Z"],
      ["discussion-workshop", "2026-12-21T09:00:00.000Z"],
      ["re-use-call", "2027-01-04T09:00:00.000Z"],
      ["benefit-check-90", "2027-02-21T09:00:00.000Z"],
      ["benefit-check-180", "2027-05-22T08:00:00.000Z"],
    ]);
  });

  test("sets a timer for every step, which writes that the step is due", () => {
    const timers = followUpTimers(completed(), at(now));
    expect(timers).toHaveLength(recipe.length);
    expect(timers[1]).toMatchObject({
      id: "follow-up:PRJ-4F7K-2Q9C:blog-and-code:0",
      due: "2026-11-30T09:00:00.000Z",
      entry: { name: "FollowUpDue", data: { step: "blog-and-code", nudge: 0 } },
    });
  });

  test("may be entered afterwards, but not before it happened or before the work began", () => {
    const today = at("2026-11-23T16:30:00.000Z");
    const entered = decided(completeProject(active(), "2026-11-20", today));
    expect(entered.project.completedAt).toBe("2026-11-20T12:00:00.000Z");
    const [first, second] = entered.project.steps;
    expect(first).toMatchObject({
      dueAt: "2026-11-21T09:00:00.000Z",
      next: { at: "2026-11-23T16:30:00.000Z" },
    });
    expect(second).toMatchObject({ next: { at: "2026-11-27T09:00:00.000Z" } });
    expect(completeProject(active(), "2026-11-24", today)).toEqual({ refusal: "in-the-future" });
    expect(completeProject(active(), "2026-09-06", today)).toEqual({ refusal: "before-the-start" });
  });

  test("is taken once: the same date again changes nothing, another date is refused", () => {
    expect(completeProject(completed(), "2026-11-23", at(now))).toHaveProperty("unchanged");
    expect(completeProject(completed(), "2026-11-22", at(now))).toEqual({ refusal: "already-complete" });
  });
});

describe("a follow-up", () => {
  test("that is done keeps its evidence, who and when, and ends its reminders", () => {
    const { project, entries, cancelTimers } = decided(
      closeStep(completed(), "blog-and-code", blog, at(now)),
    );
    expect(project.steps[1]).toMatchObject({
      status: "done",
      evidence: blog,
      closedAt: now,
      closedBy: owner,
    });
    expect(project.steps[1]).not.toHaveProperty("next");
    expect(entries.map(({ name, data }) => [name, data])).toEqual([
      ["FollowUpDone", { step: "blog-and-code", evidence: "link" }],
    ]);
    expect(cancelTimers).toEqual([
      { id: "follow-up:PRJ-4F7K-2Q9C:blog-and-code:0", due: "2026-11-30T09:00:00.000Z" },
    ]);
  });

  test("that is skipped keeps its reason, which is not in the journal", () => {
    const { project, entries } = decided(skipStep(completed(), "webinar", "The partner has left.", at(now)));
    expect(project.steps[2]).toMatchObject({ status: "skipped", reason: "The partner has left." });
    expect(JSON.stringify(entries)).not.toContain("partner has left");
  });

  test("that is closed is not closed again in another way, but the same way again is no error", () => {
    const done = decided(closeStep(completed(), "webinar", blog, at(now))).project;
    expect(skipStep(done, "webinar", "No.", at(now))).toEqual({ refusal: "already-closed" });
    expect(closeStep(done, "webinar", blog, at(now))).toHaveProperty("unchanged");
  });

  test("does not exist before the project is complete", () => {
    expect(closeStep(active(), "webinar", blog, at(now))).toEqual({ refusal: "no-such-step" });
    expect(reopenStep(active(), "webinar", at(now))).toEqual({ refusal: "no-such-step" });
  });

  test("that is opened again forgets how it was closed; its first reminder comes the next morning if its day is past", () => {
    const done = decided(closeStep(completed(), "blog-and-code", blog, at(now))).project;
    const { project, setTimers } = decided(reopenStep(done, "blog-and-code", at("2026-12-02T15:00:00.000Z")));
    expect(project.steps[1]).toEqual({
      step: "blog-and-code",
      dueAt: "2026-11-30T09:00:00.000Z",
      status: "open",
      nudged: 0,
      next: { nudge: 0, at: "2026-12-03T09:00:00.000Z" },
    });
    expect(setTimers.map(({ due }) => due)).toEqual(["2026-12-03T09:00:00.000Z"]);
  });

  test("closes the project with the last of them, and opens it when one is opened again", () => {
    const closed = recipe.reduce(
      (project, { step }) => decided(skipStep(project, step, "Not this time.", at(now))).project,
      completed(),
    );
    expect(stageOf(closed)).toBe("closed");
    expect(stageOf(decided(reopenStep(closed, "webinar", at(now))).project)).toBe("following-up");
  });
});

describe("a nudge", () => {
  test("comes on the due day and 3 and 10 days after it, and then no more", () => {
    const sent: string[] = [];
    let project = completed();
    for (let moment = "2026-11-24T09:00:00.000Z"; sent.length < 5; ) {
      const decision = nudgeStep(project, { step: "thank-you-and-survey", nudge: sent.length }, at(moment));
      if (decision === null) break;
      sent.push(moment);
      project = decision.project;
      moment = project.steps[0]?.next?.at ?? "none";
    }
    expect(sent).toEqual(["2026-11-24", "2026-11-27", "2026-12-04"].map((day) => `${day}T09:00:00.000Z`));
    expect(project.steps[0]).toMatchObject({ status: "open", nudged: 3 });
    expect(project.steps[0]).not.toHaveProperty("next");
  });

  test("that is late moves the next one, so that no two come together", () => {
    const decision = nudgeStep(completed(), { step: "webinar", nudge: 0 }, at("2027-01-20T11:00:00.000Z"));
    expect(decision?.project.steps[2]?.next).toEqual({ nudge: 1, at: "2027-01-23T09:00:00.000Z" });
  });

  test("says nothing for a step that is closed, for one it does not wait for, or a second time", () => {
    const project = completed();
    const due = { step: "webinar", nudge: 0 } as const;
    const nudged = nudgeStep(project, due, at(now));
    const skipped = decided(skipStep(project, "webinar", "No.", at(now))).project;
    expect(nudgeStep(skipped, due, at(now))).toBeNull();
    expect(nudgeStep(project, { step: "webinar", nudge: 1 }, at(now))).toBeNull();
    expect(nudged === null ? undefined : nudgeStep(nudged.project, due, at(now))).toBeNull();
  });
});
