import { draftEvent } from "../../shared/events/event-commands.ts";
import { eventForm } from "../../shared/events/input.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { fields } from "../entry-points/request.ts";
import eventFormPage from "./event-form.njk";
import { newEventForm } from "./get-desk-new-event.ts";
import { deskRefusals } from "./refusals.ts";

/** Makes a draft of an event. */
export const postDeskNewEvent: DeskPage = async (needs, request, visit) => {
  const answers = fields(request.form);
  const form = eventForm.safeParse(answers);
  if (!form.success)
    return visit.show(eventFormPage, { ...newEventForm, answers, errors: formErrors(form.error) }, 422);
  if (form.data.startsAt <= visit.occasion.now) {
    const errors = formError("date", deskRefusals["in-the-past"]);
    return visit.show(eventFormPage, { ...newEventForm, answers, errors }, 422);
  }
  const once = requestName(visit.formId, form.data);
  const reference = await draftEvent(needs, form.data, once, visit.occasion);
  return { redirect: `${toPath(paths.deskEvent, { reference })}?done=drafted` };
};
