import { draftEvent } from "../../shared/events/event-commands.ts";
import { eventForm } from "../../shared/events/input.ts";
import { eventToBe } from "../../shared/events/read.ts";
import { changeRun } from "../../shared/follow-ups/commands.ts";
import { nameEvent } from "../../shared/follow-ups/decide.ts";
import { invitationForm } from "../../shared/follow-ups/input.ts";
import { writeInvitation } from "../../shared/follow-ups/letter-commands.ts";
import { countMembers } from "../../shared/members/read.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { type FoundStep, findStep } from "./follow-up-page.ts";
import { refusals } from "./refusals.ts";
import { showWebinar } from "./webinar-page.ts";

const addressOf = ({ project, step }: FoundStep): string =>
  toPath(paths.deskWebinar, { reference: project.reference, step: step.step });

/** Drafts the event and names it for the step. Interrupted between the two, the same form goes on where it was. */
const draft = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  found: FoundStep,
): Promise<PageAnswer> => {
  const answers = fields(request.form);
  const { occasion, formId } = visit;
  const form = eventForm.safeParse(answers);
  if (!form.success)
    return showWebinar(needs, visit, found, { answers, errors: formErrors(form.error) }, 422);
  if (form.data.startsAt <= occasion.now) {
    const errors = formError("date", "The webinar must be in the future");
    return showWebinar(needs, visit, found, { answers, errors }, 422);
  }
  const { reference: project } = found.project;
  const once = requestName(formId, { project, ...form.data });
  const reference = await draftEvent(needs, form.data, once, occasion);
  const event = { reference, endsAt: form.data.endsAt };
  const named = await changeRun(needs, project, `${once}:name`, (run) =>
    nameEvent(run, found.step.step, event, occasion),
  );
  if (named.outcome === "done") return { redirect: `${addressOf(found)}?done=drafted` };
  const errors = formError("maincontent", refusals[named.refusal]);
  return showWebinar(needs, visit, found, { answers, errors }, 409);
};

/** Writes the invitation of members into the outbox. */
const invite = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  found: FoundStep,
): Promise<PageAnswer> => {
  const answers = fields(request.form);
  const chosen = [...(request.form.get("segments") ?? [])];
  const form = invitationForm.safeParse({ ...answers, segments: chosen });
  if (!form.success)
    return showWebinar(needs, visit, found, { answers, chosen, errors: formErrors(form.error) }, 422);
  const event = found.step.event === undefined ? undefined : await eventToBe(needs.table, found.step.event);
  if (event?.status !== "published") {
    const errors = formError("maincontent", "Publish the event first: members can register only then.");
    return showWebinar(needs, visit, found, { answers, chosen, errors }, 409);
  }
  const members = await countMembers(needs.table, form.data.segments);
  if (members === 0) {
    const errors = formError("segments", "There are no members in these groups. Select others");
    return showWebinar(needs, visit, found, { answers, chosen, errors }, 422);
  }
  const project = found.project.reference;
  const { title, startsAt } = event;
  const facts = { ...form.data, project, event: event.reference, title, startsAt, members };
  const once = requestName(visit.formId, { project, ...form.data });
  await writeInvitation(needs, facts, { occasion: visit.occasion, once });
  return { redirect: `${addressOf(found)}?done=written` };
};

/** Drafts the event of a project's webinar, or writes the invitation to it. */
export const postDeskWebinar: DeskPage = async (needs, request, visit) => {
  const found = await findStep(needs.table, request);
  if (found?.step.webinar !== true) return visit.show(notFound, {}, 404);
  return field(request.form, "_step") === "invite"
    ? invite(needs, request, visit, found)
    : draft(needs, request, visit, found);
};
