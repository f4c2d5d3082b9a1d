import { paths, toPath } from "../../shared/pages/paths.ts";
import {
  addAbsence,
  makePlan,
  movePlan,
  planTask,
  removeAbsence,
  setGoal,
} from "../../shared/projects/commands-plan.ts";
import {
  absenceForm,
  goalForm,
  moveForm,
  planForm,
  taskSprintForm,
} from "../../shared/projects/input-plan.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Obeyed, type Pressed, postPart } from "./obey-part.ts";
import { showPlan } from "./plan-view.ts";

const planned = async (needs: PageNeeds, { reference, answers, given }: Pressed): Promise<Obeyed> => {
  const form = taskSprintForm.safeParse(answers);
  if (!form.success) return form.error;
  const { task: id, sprint } = form.data;
  return planTask(needs, { reference, id, sprint }, given);
};

const away = async (needs: PageNeeds, { reference, answers, given }: Pressed): Promise<Obeyed> => {
  const form = absenceForm.safeParse(answers);
  if (!form.success) return form.error;
  const absence = { id: given.occasion.newId(), ...form.data };
  return addAbsence(needs, { reference, absence }, given);
};

const obey = async (needs: PageNeeds, pressed: Pressed): Promise<Obeyed> => {
  const { reference, button, answers, given } = pressed;
  if (button === "task") return planned(needs, pressed);
  if (button === "away") return away(needs, pressed);
  if (button === "back") return removeAbsence(needs, { reference, absence: answers["absence"] ?? "" }, given);
  if (button === "goal") {
    const form = goalForm.safeParse(answers);
    return form.success ? setGoal(needs, { reference, ...form.data }, given) : form.error;
  }
  if (button === "move") {
    const form = moveForm.safeParse(answers);
    return form.success ? movePlan(needs, { reference, ...form.data }, given) : form.error;
  }
  const form = planForm.safeParse(answers);
  return form.success ? makePlan(needs, { reference, ...form.data }, given) : form.error;
};

/** Makes or moves the sprints of a project, says what they are for, plans tasks, and notes who is away. */
export const postDeskProjectPlan = postPart({
  obey,
  show: showPlan,
  next: ({ reference, button }) =>
    `${toPath(paths.deskProjectPlan, { reference })}?done=${encodeURIComponent(button)}`,
});
