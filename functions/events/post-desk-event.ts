import { cancelEvent, publishEvent, recordAttendance } from "../../shared/events/event-commands.ts";
import { readWholeEvent } from "../../shared/events/store.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Form, field } from "../entry-points/request.ts";
import cancelPage from "./desk-event-cancel.njk";
import { showEvent } from "./get-desk-event.ts";
import { deskRefusals } from "./refusals.ts";

/** Who was shown and who of them was ticked. */
const attendanceIn = (form: Form): ReadonlyMap<string, boolean> => {
  const came = new Set(form.get("_came"));
  return new Map((form.get("_shown") ?? []).map((person) => [person, came.has(person)]));
};

const act = async (needs: PageNeeds, visit: DeskVisit, reference: string, form: Form) => {
  const step = field(form, "_step");
  const { occasion } = visit;
  if (step === "publish") {
    const once = requestName(visit.formId, { reference, step });
    return { done: "published", changed: await publishEvent(needs, reference, once, occasion) };
  }
  if (step === "cancel") {
    const once = requestName(visit.formId, { reference, step });
    return { done: "cancelled", changed: await cancelEvent(needs, reference, once, occasion) };
  }
  const came = attendanceIn(form);
  const once = requestName(visit.formId, { reference, came: [...came] });
  return {
    done: "attendance",
    changed: await recordAttendance(needs, reference, came, once, occasion),
  };
};

/** Publishes or cancels an event (after asking), or records who came. */
export const postDeskEvent: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("event", request.parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  if (field(request.form, "_step") === "ask") {
    const whole = await readWholeEvent(needs.table, reference);
    if (whole === undefined) return visit.show(notFound, {}, 404);
    const { event, counts } = whole.state;
    const people = counts.taken + counts.offered + counts.waiting;
    return visit.show(cancelPage, { event, people, own: toPath(paths.deskEvent, { reference }) });
  }
  const { done, changed } = await act(needs, visit, reference, request.form);
  const page = field(request.form, "_page");
  if (!("refusal" in changed))
    return {
      redirect: `${toPath(paths.deskEvent, { reference })}?done=${done}${/^\d+$/.test(page) ? `&page=${page}` : ""}`,
    };
  const whole = changed.refusal === "unknown" ? undefined : await readWholeEvent(needs.table, reference);
  if (whole === undefined || changed.refusal === "unknown") return visit.show(notFound, {}, 404);
  const errors = formError("maincontent", deskRefusals[changed.refusal]);
  return showEvent(visit, whole, { errors }, 409);
};
