import * as z from "zod";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { parseReference } from "../../shared/platform/references.ts";
import type { Given } from "../../shared/projects/commands.ts";
import type { PartChanged } from "../../shared/projects/commands-parts.ts";
import type { WholeProject } from "../../shared/projects/parts-store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { refusals } from "./refusals.ts";
import { findWholeProject } from "./whole-project.ts";

/** What a button of a page about parts of a project was pressed with. */
export interface Pressed {
  readonly reference: string;
  readonly button: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly given: Given;
}

/** What came of it: the change, or what is wrong with the answers. */
export type Obeyed = PartChanged | z.ZodError | FormErrors;

/** One page about parts of a project: what its buttons do, how it is shown again, and where it goes on. */
export interface PartPage {
  readonly obey: (needs: PageNeeds, pressed: Pressed, visit: DeskVisit) => Promise<Obeyed>;
  readonly show: (
    needs: PageNeeds,
    visit: DeskVisit,
    whole: WholeProject,
    more: {
      readonly answers: Readonly<Record<string, string>>;
      readonly errors: FormErrors;
      /** The button that was pressed. */
      readonly pressed: string;
    },
    status: number,
  ) => Promise<PageAnswer>;
  /** The address to go on at after it was done. */
  readonly next: (pressed: Pressed) => string;
}

const wrongOf = (obeyed: Exclude<Obeyed, { readonly outcome: "done" }>): FormErrors => {
  if (obeyed instanceof z.ZodError) return formErrors(obeyed);
  if (!("outcome" in obeyed)) return obeyed;
  const about = obeyed.refusal === "ends-before-it-begins" ? "endsOn" : "maincontent";
  return formError(about, refusals[obeyed.refusal]);
};

/** A page that takes the forms of a page about parts of a project. One read and one transaction, unless something is wrong. */
export const postPart =
  ({ obey, show, next }: PartPage): DeskPage =>
  async (needs: PageNeeds, request: PageRequest, visit: DeskVisit) => {
    const reference = parseReference("project", request.parameters["reference"] ?? "");
    if (reference === null) return visit.show(notFound, {}, 404);
    const button = field(request.form, "_step");
    const answers = fields(request.form);
    const once = requestName(visit.formId, { reference, button, ...answers });
    const pressed = { reference, button, answers, given: { occasion: visit.occasion, once } };
    const obeyed = await obey(needs, pressed, visit);
    if ("outcome" in obeyed && obeyed.outcome === "done") return { redirect: next(pressed) };
    const whole = await findWholeProject(needs, request, visit);
    if (!("project" in whole)) return whole;
    const status = "outcome" in obeyed && obeyed.refusal !== "ends-before-it-begins" ? 409 : 422;
    return show(needs, visit, whole, { answers, errors: wrongOf(obeyed), pressed: button }, status);
  };
