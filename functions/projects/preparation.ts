import * as z from "zod";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Changed } from "../../shared/projects/commands.ts";
import { setGovernance, setTask, startWork } from "../../shared/projects/commands-mobilisation.ts";
import { firstTaskNames, governanceStateNames } from "../../shared/projects/mobilisation.ts";
import { readProject } from "../../shared/projects/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Form, field, fields } from "../entry-points/request.ts";
import { showProject } from "./project-page.ts";
import { refusals } from "./refusals.ts";

const steps = ["task", "untask", "governance", "start"] as const;

type Step = (typeof steps)[number];

/** Which button of a project that is being prepared was pressed; undefined for any other. */
export const preparationStep = (form: Form): Step | undefined =>
  steps.find((step) => step === field(form, "_step"));

const startForm = z.object({
  startsOn: z.iso
    .date({ error: "Enter the day on which the work starts, like 2027-03-31" })
    .refine((text) => text >= "2000-01-01" && text < "2100-01-01", "Enter a date in this century"),
  weeks: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, "Enter how many weeks the work takes as a whole number")
    .transform(Number)
    .refine((weeks) => weeks >= 1 && weeks <= 104, "Length must be from 1 to 104 weeks"),
});

const taskForm = z.object({ task: z.enum(firstTaskNames, { error: "Select a task" }) });

const governanceForm = z.object({
  governance: z.enum(governanceStateNames, { error: "Select how far information governance has come" }),
});

const carryOut = async (
  needs: PageNeeds,
  { occasion, formId }: DeskVisit,
  asked: { readonly reference: string; readonly step: Step; readonly form: Form },
): Promise<Changed | z.ZodError> => {
  const { reference, step } = asked;
  const answers = fields(asked.form);
  const given = { occasion, once: requestName(formId, { reference, step, ...answers }) };
  if (step === "governance") {
    const read = governanceForm.safeParse(answers);
    if (!read.success) return read.error;
    return setGovernance(needs, { reference, state: read.data.governance }, given);
  }
  if (step === "start") {
    const read = startForm.safeParse(answers);
    return read.success ? startWork(needs, { reference, ...read.data }, given) : read.error;
  }
  const read = taskForm.safeParse(answers);
  if (!read.success) return read.error;
  return setTask(needs, { reference, task: read.data.task, done: step === "task" }, given);
};

/** Ticks a task, notes how far information governance has come, or starts the work. */
export const prepare = async (
  needs: PageNeeds,
  visit: DeskVisit,
  asked: { readonly reference: string; readonly step: Step; readonly form: Form },
): Promise<PageAnswer> => {
  const changed = await carryOut(needs, visit, asked);
  const { reference, step } = asked;
  if (!(changed instanceof z.ZodError) && changed.outcome === "done")
    return { redirect: `${toPath(paths.deskProject, { reference })}?done=${step}` };
  const project = await readProject(needs.table, reference);
  if (project === undefined) return visit.show(notFound, {}, 404);
  if (changed instanceof z.ZodError)
    return showProject(needs, visit, project, { errors: formErrors(changed) }, 422);
  const errors = formError(
    changed.refusal === "before-the-start" ? "startsOn" : "maincontent",
    refusals[changed.refusal],
  );
  return showProject(needs, visit, project, { errors }, 409);
};
