import type { EventState } from "../../shared/events/event.ts";
import { changeEvent } from "../../shared/events/event-commands.ts";
import { eventForm } from "../../shared/events/input.ts";
import { readEvent } from "../../shared/events/store.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field, fields } from "../entry-points/request.ts";
import eventFormPage from "./event-form.njk";
import { editEventForm } from "./get-desk-edit-event.ts";
import { deskRefusals } from "./refusals.ts";

type Refused = Extract<Awaited<ReturnType<typeof changeEvent>>, { refusal: unknown }>["refusal"];

const explain = (refusal: Exclude<Refused, "unknown">, { counts }: EventState): FormErrors => {
  const inUse = counts.taken + counts.offered;
  if (refusal === "too-few-places")
    return formError(
      "places",
      `${inUse} ${inUse === 1 ? "person has" : "people have"} a place or an offer. Enter ${inUse} or more`,
    );
  if (refusal === "changed-meanwhile")
    return formError(
      "maincontent",
      "Somebody else changed this event while you were editing it. Open it again to see what it says now.",
    );
  return formError(refusal === "in-the-past" ? "date" : "maincontent", deskRefusals[refusal]);
};

/** Changes an event. People are told by the reaction to it. */
export const postDeskEditEvent: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("event", request.parameters["reference"] ?? "");
  const state = reference === null ? undefined : await readEvent(needs.table, reference);
  if (reference === null || state === undefined) return visit.show(notFound, {}, 404);
  const answers = fields(request.form);
  const sequence = Number(field(request.form, "_sequence"));
  const again = { ...editEventForm(state), sequence, answers };
  const form = eventForm.safeParse(answers);
  if (!form.success) return visit.show(eventFormPage, { ...again, errors: formErrors(form.error) }, 422);
  const once = requestName(visit.formId, { reference, sequence, ...form.data });
  const changed = await changeEvent(needs, { reference, sequence, details: form.data }, once, visit.occasion);
  if (!("refusal" in changed)) return { redirect: `${toPath(paths.deskEvent, { reference })}?done=changed` };
  if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
  const status = changed.refusal === "in-the-past" || changed.refusal === "too-few-places" ? 422 : 409;
  return visit.show(eventFormPage, { ...again, errors: explain(changed.refusal, state) }, status);
};
