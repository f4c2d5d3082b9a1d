import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { newId } from "../../shared/platform/ids.ts";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { isWorkingDay } from "../../shared/platform/working-days.ts";
import { addTask, describeTask, setTask } from "../../shared/tasks/decide.ts";
import { taskPlace } from "../../shared/tasks/place.ts";
import { isOpenTask, type TaskStatus, taskDueDay } from "../../shared/tasks/standing.ts";
import type { Task } from "../../shared/tasks/task.ts";
import { at } from "../projects/samples.ts";

const now = "2026-11-30T09:00:00.000Z";
const today = localDate(now);
const asked = { id: newId(), about: "enquiry:ENQ-4F7K-2Q9C", text: "Ring the ward" };

const made = (): Task => {
  const added = addTask(asked, at(now));
  if ("refusal" in added) throw new Error(added.refusal);
  return added.task;
};

describe("a task", () => {
  test("is due on a working day that is not over, and never later than was asked where that can be", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (days) => {
        const chosen = addDays(today, days);
        const due = taskDueDay(chosen, today);
        expect(isWorkingDay(due, isBankHoliday)).toBe(true);
        expect(due >= today).toBe(true);
        expect(due <= chosen).toBe(true);
      }),
    );
    expect(taskDueDay("2026-12-05", "2026-12-05")).toBe("2026-12-07");
  });

  test("takes no day that is over, unless it has it already", () => {
    expect(addTask({ ...asked, dueOn: "2026-11-27" }, at(now))).toEqual({ refusal: "due-in-the-past" });
    const old = { ...made(), dueOn: "2026-11-20" };
    const text = "Ring the ward again";
    expect(describeTask(old, { text, dueOn: "2026-11-19" }, at(now))).toEqual({ refusal: "due-in-the-past" });
    expect(describeTask(old, { text, dueOn: "2026-11-20" }, at(now))).toMatchObject({ task: { text } });
  });

  test("stands in the list of its owner exactly while it is open, whatever is said of it", () => {
    const states = fc.constantFrom<TaskStatus>("to-do", "doing", "done", "not-needed");
    const owners = fc.constantFrom(undefined, newId(), newId());
    fc.assert(
      fc.property(fc.array(fc.record({ status: states, owner: owners })), (moves) => {
        let task = made();
        for (const { status, owner } of moves) {
          const moved = setTask(task, status, at(now));
          if ("task" in moved) task = moved.task;
          const said = describeTask(task, { text: task.text, owner }, at(now));
          if ("task" in said) task = said.task;
          const place = taskPlace(task, task.id);
          expect(place !== undefined).toBe(isOpenTask(task));
          if (place !== undefined) expect(place.list).toBe(`TASKS#of#${owner ?? "nobody"}`);
        }
      }),
    );
  });

  test("keeps no words in its entries", () => {
    const entries = [addTask(asked, at(now)), setTask(made(), "done", at(now))].flatMap((one) =>
      "entries" in one ? one.entries : [],
    );
    expect(entries.map(({ name }) => name)).toEqual(["TaskAdded", "TaskStateChanged"]);
    expect(JSON.stringify(entries)).not.toContain("ward");
  });
});
