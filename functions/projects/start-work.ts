import * as z from "zod";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { startWork } from "../../shared/projects/commands-preparation.ts";
import { date } from "../../shared/projects/input.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { fields, type PageRequest } from "../entry-points/request.ts";
import { showProject } from "./project-page.ts";
import { refusals } from "./refusals.ts";
import { findWholeProject } from "./whole-project.ts";

const startForm = z.object({
  startsOn: date("First day", "Enter the day on which the work starts"),
  weeks: z
    .string({ error: "Enter how many weeks the work takes" })
    .trim()
    .regex(/^\d{1,3}$/, "Enter how many weeks the work takes as a whole number")
    .transform(Number)
    .refine((weeks) => weeks >= 1 && weeks <= 104, "Length must be from 1 to 104 weeks"),
});

/** Starts the work of a project that was prepared, as the form on its page asked. */
export const startFromPage = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  reference: string,
): Promise<PageAnswer> => {
  const form = startForm.safeParse(fields(request.form));
  const again = async (more: object, status: number): Promise<PageAnswer> => {
    const whole = await findWholeProject(needs, request, visit);
    return "project" in whole ? showProject(needs, visit, whole, more, status) : whole;
  };
  if (!form.success) return again({ errors: formErrors(form.error) }, 422);
  const once = requestName(visit.formId, { reference, ...form.data });
  const changed = await startWork(needs, { reference, ...form.data }, { occasion: visit.occasion, once });
  if (changed.outcome === "done")
    return { redirect: `${toPath(paths.deskProject, { reference })}?done=start` };
  const about = changed.refusal === "before-the-start" ? "startsOn" : "maincontent";
  return again({ errors: formError(about, refusals[changed.refusal]) }, 409);
};
