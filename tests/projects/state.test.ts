import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completeProject, type ProjectDecision } from "../../shared/projects/decide.ts";
import {
  addPartner,
  changeDetails,
  leadPartner,
  removePartner,
} from "../../shared/projects/details/decide.ts";
import { type Project, partnerNames, projectSchema } from "../../shared/projects/project.ts";
import {
  endProject,
  pauseProject,
  reopenProject,
  resumeProject,
} from "../../shared/projects/state/decide.ts";
import { active, at, completed, owner } from "./samples.ts";

const now = "2026-12-01T10:00:00.000Z";
const given = at(now);
const decided = (answer: ProjectDecision | object): ProjectDecision => {
  if (!("entries" in answer)) throw new Error(`It was not decided: ${JSON.stringify(answer)}`);
  return answer;
};

const moves = {
  pause: (project: Project) => pauseProject(project, "The data are late.", given),
  resume: (project: Project) => resumeProject(project, given),
  abandon: (project: Project) =>
    endProject(project, { status: "abandoned", reason: "No data, said Dr Nobody." }, given),
  supersede: (project: Project) => endProject(project, { status: "superseded", by: "PRJ-0000-0000" }, given),
  "hand over": (project: Project) => endProject(project, { status: "handed-over", whom: "Fay" }, given),
  reopen: (project: Project, from = project.status) =>
    reopenProject(project, { from, reason: "It was a mistake, said Fay." }, given),
  complete: (project: Project) => completeProject(project, { completedOn: "2026-11-23" }, given),
} as const;

const undo: Readonly<Record<string, keyof typeof moves>> = {
  ProjectPaused: "resume",
  ProjectAbandoned: "reopen",
  ProjectSuperseded: "reopen",
  ProjectHandedOver: "reopen",
};

describe("the status of a project", () => {
  test("whatever is pressed in whatever order: each change can be undone, says one thing, and keeps words out of the journal", () => {
    const order = fc.array(fc.constantFrom(...Object.values(moves)), { maxLength: 25 });
    fc.assert(
      fc.property(order, fc.boolean(), (pressed, isCompleted) => {
        let project = isCompleted ? completed() : active();
        for (const press of pressed) {
          const answer = press(project);
          if (!("entries" in answer)) continue;
          expect(answer.entries).toHaveLength(1);
          expect(JSON.stringify(answer.entries)).not.toMatch(/Nobody|Fay|data are/);
          const undoing = undo[answer.entries[0]?.name ?? ""];
          if (undoing !== undefined) {
            const { status, paused, startsOn, endsOn, completedAt } = decided(
              moves[undoing](answer.project),
            ).project;
            expect({ status, paused, startsOn, endsOn, completedAt }).toEqual({
              status: project.status,
              paused: project.status === "paused" ? project.paused : undefined,
              startsOn: project.startsOn,
              endsOn: project.endsOn,
              completedAt: project.completedAt,
            });
          }
          const seen = project.status;
          project = projectSchema.parse(answer.project);
          expect(press(project, seen)).not.toHaveProperty("entries");
        }
      }),
      { numRuns: 200 },
    );
  });

  test("what has a result is not abandoned; what rests or ended is not completed", () => {
    expect(moves.abandon(completed())).toEqual({ refusal: "already-complete" });
    expect(moves.abandon(decided(moves.pause(completed())).project)).toEqual({ refusal: "already-complete" });
    expect(moves.complete(decided(moves.pause(active())).project)).toEqual({ refusal: "paused" });
    expect(moves.complete(decided(moves.abandon(active())).project)).toEqual({ refusal: "ended" });
  });

  test("a project does not take its own place, and an end is not changed into another in silence", () => {
    const { reference } = active();
    expect(endProject(active(), { status: "superseded", by: reference }, given)).toEqual({
      refusal: "by-itself",
    });
    const abandoned = decided(moves.abandon(active())).project;
    expect(moves["hand over"](abandoned)).toEqual({ refusal: "ended" });
    expect(moves.abandon(abandoned)).toHaveProperty("unchanged");
  });

  test("a completion that is taken back can be made again on another day", () => {
    const reopened = decided(moves.reopen(completed())).project;
    expect(reopened).toMatchObject({ status: "active" });
    expect(reopened).not.toHaveProperty("completedAt");
    expect(decided(completeProject(reopened, { completedOn: "2026-11-30" }, given)).project.status).toBe(
      "complete",
    );
  });
});

describe("what a project is", () => {
  const { title, summary, route, startsOn, endsOn } = active();
  const details = { title, summary, route, owner, deputy: undefined, startsOn, endsOn };
  const ask = (more: object, version = 1) =>
    changeDetails(active(), { version, details: { ...details, ...more } }, given);

  test("is changed unless somebody did while the form was open; the same again is nothing", () => {
    expect(decided(ask({ title: "Other" })).entries.map(({ name }) => name)).toEqual(["ProjectChanged"]);
    expect(ask({ title: "Other" }, 2)).toEqual({ refusal: "changed" });
    expect(ask({}, 2)).toHaveProperty("unchanged");
  });

  test("another owner is an entry of its own, about the person", () => {
    const other = "01936000-0000-7000-8000-000000000001";
    const { entries, project } = decided(ask({ owner: other, deputy: owner }));
    expect(entries).toMatchObject([{ name: "ProjectOwnerChanged", person: other }]);
    expect(project).toMatchObject({ owner: other, deputy: owner });
  });

  test("the work does not start after it was completed", () => {
    const asked = { version: 2, details: { ...details, startsOn: "2026-11-24" } };
    expect(changeDetails(completed(), asked, given)).toEqual({ refusal: "after-completion" });
  });

  test("partners are told by their code where they have one; the first leads and the last stays", () => {
    const kettle = { name: "Kettlewell", code: "INV1" };
    const two = decided(addPartner(active(), kettle, given)).project;
    expect(partnerNames(two)).toBe("Fernhill Hospitals and Kettlewell");
    expect(addPartner(two, { name: "Kettlewell Trust", code: "INV1" }, given)).toHaveProperty("unchanged");
    const led = decided(leadPartner(two, kettle, given)).project;
    expect(partnerNames(led)).toBe("Kettlewell and Fernhill Hospitals");
    const one = decided(removePartner(led, { name: "Fernhill Hospitals" }, given)).project;
    expect(removePartner(one, kettle, given)).toEqual({ refusal: "last-partner" });
  });
});
