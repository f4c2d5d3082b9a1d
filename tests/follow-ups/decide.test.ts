import { describe, expect, test } from "vitest";
import { standardRecipe } from "../../shared/follow-ups/recipes/standard-recipe.ts";
import {
  closeStep,
  forgetEvent,
  moveStep,
  nameEvent,
  nudgeStep,
  reopenStep,
  skipStep,
} from "../../shared/follow-ups/runs/decide.ts";
import { alignRun, pauseRun, resumeRun, startRun } from "../../shared/follow-ups/runs/decide-run.ts";
import { isClosed, stepOf } from "../../shared/follow-ups/runs/model.ts";
import { at, owner } from "../projects/samples.ts";
import { decision, PROJECT, recipeOf, recipeStep, running } from "./samples.ts";

const blog = { kind: "link", url: "https://blog.example/fewer", seen: "checked" } as const;
const now = "2026-12-01T10:00:00.000Z";

describe("the follow-ups of a completed project", () => {
  test("are due at 9am London time so many days later; what counts from a step that is open waits for it", () => {
    expect(running().steps.map(({ step, dueAt }) => [step, dueAt])).toEqual([
      ["thank-you-and-survey", "2026-11-24T09:00:00.000Z"],
      ["blog-and-code", "2026-11-30T09:00:00.000Z"],
      ["webinar", "2026-12-07T09:00:00.000Z"],
      ["discussion-workshop", "2026-12-21T09:00:00.000Z"],
      ["re-use-call", undefined],
      ["benefit-check-90", "2027-02-22T09:00:00.000Z"],
      ["benefit-check-180", "2027-05-24T08:00:00.000Z"],
      ["benefit-check-365", "2027-11-23T09:00:00.000Z"],
    ]);
  });

  test("set a timer for every step whose day is known, which writes that the step is due", () => {
    const { setTimers } = startRun(PROJECT, standardRecipe, "2026-11-23", at(now));
    expect(setTimers).toHaveLength(7);
    expect(setTimers[2]).toMatchObject({
      id: "follow-up:PRJ-4F7K-2Q9C:webinar:0",
      due: "2026-12-07T09:00:00.000Z",
      entry: { name: "FollowUpDue", data: { step: "webinar", nudge: 0 } },
    });
  });

  test("that are already due when the completion is entered are written about the next morning", () => {
    const late = running("2026-12-03T16:30:00.000Z");
    expect(late.steps[0]).toMatchObject({
      dueAt: "2026-11-24T09:00:00.000Z",
      next: { nudge: 0, at: "2026-12-04T09:00:00.000Z" },
    });
    expect(late.steps[2]).toMatchObject({ next: { at: "2026-12-07T09:00:00.000Z" } });
  });
});

describe("a follow-up", () => {
  test("that is done keeps its evidence, who and when, and ends its reminders", () => {
    const { run, entries, cancelTimers } = decision(closeStep(running(), "blog-and-code", blog, at(now)));
    expect(run.steps[1]).toMatchObject({ status: "done", shown: blog, closedAt: now, closedBy: owner });
    expect(run.steps[1]).not.toHaveProperty("next");
    expect(entries.map(({ name, data }) => [name, data])).toEqual([
      ["FollowUpDone", { step: "blog-and-code", evidence: "link" }],
    ]);
    expect(cancelTimers).toEqual([
      { id: "follow-up:PRJ-4F7K-2Q9C:blog-and-code:0", due: "2026-11-30T09:00:00.000Z" },
    ]);
  });

  test("takes only the evidence that its recipe says", () => {
    const event = { kind: "event", reference: "EVT-4F7K-2Q9C" } as const;
    expect(closeStep(running(), "blog-and-code", event, at(now))).toEqual({ refusal: "not-this-evidence" });
  });

  test("that is skipped keeps its reason, which is not in the journal", () => {
    const { run, entries } = decision(skipStep(running(), "webinar", "The partner has left.", at(now)));
    expect(run.steps[2]).toMatchObject({ status: "skipped", reason: "The partner has left." });
    expect(JSON.stringify(entries)).not.toContain("partner has left");
  });

  test("that is closed is not closed again in another way, but the same way again is no error", () => {
    const done = decision(closeStep(running(), "webinar", blog, at(now))).run;
    expect(skipStep(done, "webinar", "No.", at(now))).toEqual({ refusal: "already-closed" });
    expect(closeStep(done, "webinar", blog, at(now))).toHaveProperty("unchanged");
  });

  test("gives its day to what waits for it, done or skipped; opened again, it takes the day back", () => {
    const done = decision(skipStep(running(), "discussion-workshop", "No room.", at(now)));
    expect(stepOf(done.run, "re-use-call")).toMatchObject({
      status: "open",
      dueAt: "2026-12-15T09:00:00.000Z",
    });
    expect(done.setTimers.map(({ id }) => id)).toEqual([`follow-up:${PROJECT}:re-use-call:0`]);
    const again = decision(reopenStep(done.run, "discussion-workshop", at(now)));
    expect(stepOf(again.run, "re-use-call")).toMatchObject({ status: "waiting" });
    expect(stepOf(again.run, "re-use-call")).not.toHaveProperty("dueAt");
  });

  test("that is opened again forgets how it was closed; its first reminder comes the next morning if its day is past", () => {
    const done = decision(closeStep(running(), "blog-and-code", blog, at(now))).run;
    const { run, setTimers } = decision(reopenStep(done, "blog-and-code", at("2026-12-02T15:00:00.000Z")));
    expect(run.steps[1]).toEqual({
      ...standardRecipe.steps[1],
      dueAt: "2026-11-30T09:00:00.000Z",
      status: "open",
      nudged: 0,
      next: { nudge: 0, at: "2026-12-03T09:00:00.000Z" },
    });
    expect(setTimers.map(({ due }) => due)).toEqual(["2026-12-03T09:00:00.000Z"]);
  });

  test("that is moved is due on its new day, and what counts from that day moves with it", () => {
    const { run } = decision(moveStep(running(), "webinar", "2027-01-18", at(now)));
    expect(stepOf(run, "webinar")).toMatchObject({
      dueAt: "2027-01-18T09:00:00.000Z",
      next: { nudge: 0, at: "2027-01-18T09:00:00.000Z" },
    });
    expect(stepOf(run, "discussion-workshop")?.dueAt).toBe("2027-02-01T09:00:00.000Z");
  });

  test("that is a webinar tells that it was held when an event closes it, not when a link does", () => {
    const event = { kind: "event", reference: "EVT-4F7K-2Q9C" } as const;
    const held = decision(closeStep(running(), "webinar", event, at(now)));
    expect(held.entries.map(({ name }) => name)).toEqual(["FollowUpDone", "ProjectWebinarHeld"]);
    const linked = decision(closeStep(running(), "webinar", blog, at(now)));
    expect(linked.entries.map(({ name }) => name)).toEqual(["FollowUpDone"]);
  });

  test("whose event is named is looked at when the event has ended", () => {
    const event = { reference: "EVT-4F7K-2Q9C", endsAt: "2026-12-10T13:00:00.000Z" };
    const named = decision(nameEvent(running(), "webinar", event, at(now)));
    expect(named.setTimers.map(({ due, entry }) => [due, entry.name])).toEqual([
      ["2026-12-10T13:00:00.000Z", "FollowUpEventOver"],
    ]);
    expect(nameEvent(named.run, "webinar", event, at(now))).toHaveProperty("unchanged");
    const forgotten = decision(forgetEvent(named.run, "webinar", event.reference, at(now)));
    expect(stepOf(forgotten.run, "webinar")).not.toHaveProperty("event");
    expect(forgetEvent(forgotten.run, "webinar", event.reference, at(now))).toHaveProperty("unchanged");
  });

  test("closes the follow-ups with the last of them, and opens them when one is opened again", () => {
    const closed = standardRecipe.steps.reduce(
      (run, { step }) => decision(skipStep(run, step, "Not this time.", at(now))).run,
      running(),
    );
    expect(isClosed(closed)).toBe(true);
    expect(isClosed(decision(reopenStep(closed, "webinar", at(now))).run)).toBe(false);
  });
});

describe("a nudge", () => {
  test("comes on the due day and 3 and 10 days after it, and then no more", () => {
    const sent: string[] = [];
    let run = running();
    for (let moment = "2026-11-24T09:00:00.000Z"; sent.length < 5; ) {
      const nudged = nudgeStep(
        run,
        { step: "thank-you-and-survey", nudge: sent.length, at: moment },
        at(moment),
      );
      if (!("run" in nudged)) break;
      sent.push(moment);
      run = nudged.run;
      moment = run.steps[0]?.next?.at ?? "none";
    }
    expect(sent).toEqual(["2026-11-24", "2026-11-27", "2026-12-04"].map((day) => `${day}T09:00:00.000Z`));
    expect(run.steps[0]).toMatchObject({ status: "open", nudged: 3 });
    expect(run.steps[0]).not.toHaveProperty("next");
  });

  test("that is late moves the next one, so that no two come together", () => {
    const late = at("2027-01-20T11:00:00.000Z");
    const due = { step: "webinar", nudge: 0, at: "2026-12-07T09:00:00.000Z" };
    const nudged = decision(nudgeStep(running(), due, late));
    expect(nudged.run.steps[2]?.next).toEqual({ nudge: 1, at: "2027-01-25T09:00:00.000Z" });
  });

  test("says nothing for a step that is closed, for one it does not wait for, in a pause, or a second time", () => {
    const run = running();
    const due = { step: "webinar", nudge: 0, at: "2026-12-07T09:00:00.000Z" } as const;
    const nudged = decision(nudgeStep(run, due, at(now))).run;
    const skipped = decision(skipStep(run, "webinar", "No.", at(now))).run;
    expect(nudgeStep(skipped, due, at(now))).toHaveProperty("unchanged");
    expect(nudgeStep(decision(pauseRun(run, "by-hand", at(now))).run, due, at(now))).toHaveProperty(
      "unchanged",
    );
    expect(nudgeStep(run, { ...due, nudge: 1 }, at(now))).toHaveProperty("unchanged");
    expect(nudgeStep(nudged, due, at(now))).toHaveProperty("unchanged");
  });
});

describe("a pause", () => {
  test("holds all reminders, and afterwards what was to come is as many days later", () => {
    const paused = decision(pauseRun(running(), "project", at("2026-12-01T10:00:00.000Z")));
    expect(paused.setTimers).toEqual([]);
    expect(paused.cancelTimers).toHaveLength(7);
    const resumed = decision(resumeRun(paused.run, at("2026-12-22T10:00:00.000Z")));
    expect(stepOf(resumed.run, "webinar")?.dueAt).toBe("2026-12-29T09:00:00.000Z");
    expect(stepOf(resumed.run, "blog-and-code")).toMatchObject({
      dueAt: "2026-11-30T09:00:00.000Z",
      next: { nudge: 0, at: "2026-12-23T09:00:00.000Z" },
    });
    expect(resumed.entries[0]?.data).toEqual({ days: 21 });
  });
});

describe("whatever was heard of the project, the follow-ups are brought into line with how it stands", () => {
  const standing = { project: PROJECT, completedOn: "2026-11-23" } as const;
  const align = (run: Parameters<typeof alignRun>[0], is: "completed" | "paused" | "ended" | "open") =>
    alignRun(run, { ...standing, is }, standardRecipe, at(now));

  test("a project without an end has none", () => {
    expect(align(undefined, "open")).toHaveProperty("unchanged");
    expect(align(undefined, "paused")).toHaveProperty("unchanged");
  });

  test("they pause and go on with the project, but a pause made by hand lasts until it is ended by hand", () => {
    const paused = decision(align(running(), "paused")).run;
    expect(align(paused, "paused")).toHaveProperty("unchanged");
    expect(decision(align(paused, "completed")).run.status).toBe("running");
    const byHand = decision(pauseRun(running(), "by-hand", at(now))).run;
    expect(align(byHand, "completed")).toHaveProperty("unchanged");
  });

  test("they stop with it, and begin anew with another completion, without what is closed", () => {
    const done = decision(closeStep(running(), "blog-and-code", blog, at(now))).run;
    const stopped = decision(align(done, "ended"));
    expect(stopped.run.steps.every(({ next }) => next === undefined)).toBe(true);
    const again = decision(
      alignRun(
        stopped.run,
        { ...standing, is: "completed", completedOn: "2026-12-01" },
        standardRecipe,
        at(now),
      ),
    ).run;
    expect(stepOf(again, "blog-and-code")?.status).toBe("done");
    expect(stepOf(again, "webinar")?.dueAt).toBe("2026-12-15T09:00:00.000Z");
  });
});

test("over Christmas and Easter nothing falls due or is asked for on a day on which nobody works, unless somebody chose it", () => {
  const steps = [
    recipeStep("christmas", { from: "completion", days: 32 }),
    recipeStep("after", { from: "due", step: "christmas", days: 3 }),
    recipeStep("easter", { from: "completion", days: 123 }),
    recipeStep("chosen", { from: "completion", days: 40 }),
  ];
  const { run } = startRun(PROJECT, recipeOf(steps), "2026-11-23", at("2026-11-23T16:30:00.000Z"));
  const days = decision(moveStep(run, "chosen", "2026-12-26", at("2026-11-24T10:00:00.000Z"))).run.steps.map(
    ({ dueAt }) => dueAt?.slice(0, 10),
  );
  expect(days).toEqual(["2026-12-29", "2027-01-04", "2027-03-30", "2026-12-26"]);
});

test("a recipe's step that left it holds up nobody", () => {
  const orphan = recipeStep("b", { from: "closed", step: "gone", days: 5 });
  const { run } = startRun(PROJECT, recipeOf([orphan]), "2026-11-23", at("2026-11-23T16:30:00.000Z"));
  expect(run.steps[0]?.dueAt).toBe("2026-11-30T09:00:00.000Z");
});
