import type * as z from "zod/mini";
import { draftEvent } from "../../../shared/events/event/commands.ts";
import { eventForm } from "../../../shared/events/input.ts";
import { eventToBe } from "../../../shared/events/read.ts";
import { nameEvent } from "../../../shared/follow-ups/runs/commands.ts";
import { invitationForm } from "../../../shared/follow-ups/runs/input.ts";
import { writeInvitation } from "../../../shared/follow-ups/step-letters/commands.ts";
import { countFewMembers } from "../../../shared/members/read.ts";
import { formError, formErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import type { Segment } from "../../../shared/people/segments.ts";
import type { Table } from "../../../shared/platform/dynamo.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { readMemberTotals } from "../../../shared/reports/read.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import type { Given } from "../../entry-points/step.ts";
import type { Fields } from "../../entry-points/typed-fields.ts";
import { refusals } from "../refusals.ts";
import { byStep, copyOf, type FoundStep, findStep } from "../runs/find-step.ts";
import webinarPage from "./desk-webinar.njk";
import { segmentChoices, webinarAnswers, webinarHrefs } from "./webinar-view.ts";

/** Drafts the event and names it for the step. Interrupted between the two, the same form goes on where it was. */
const draft = async (
  needs: PageNeeds,
  { project: { reference }, step: { step } }: FoundStep,
  given: Given<DeskVisit, z.infer<typeof eventForm>>,
) => {
  const { form, occasion, once } = given;
  if (form.startsAt <= occasion.now)
    return { errors: formError("date", "The webinar must be in the future") };
  const { done } = await draftEvent(needs, form, given);
  const event = { ...done, endsAt: form.endsAt };
  return nameEvent(needs, { reference, step, event }, { occasion, once: `${once}:name` });
};

/**
 * How many members an invitation goes to, as far as can be told without reading them: as many as there were last night. Before the first night, and where there
 * were none, they are counted: few, then. One query, and one for each group that is counted.
 */
const countInvited = async (table: Table, segments: readonly Segment[]): Promise<number> => {
  const totals = await readMemberTotals(table);
  const known = segments.reduce((sum, segment) => sum + (totals?.bySegment[segment] ?? 0), 0);
  return known > 0 ? known : countFewMembers(table, segments);
};

/** Writes the invitation of members into the outbox. */
const invite = async (needs: PageNeeds, found: FoundStep, given: Given<DeskVisit, Fields>) => {
  const segments = given.request.form.get("segments") ?? [];
  const form = invitationForm.safeParse({ ...given.form, segments: [...segments] });
  if (!form.success) return { errors: formErrors(form.error) };
  const event = found.step.event === undefined ? undefined : await eventToBe(needs.table, found.step.event);
  if (event?.status !== "published") return { refusal: "not-published" } as const;
  const members = await countInvited(needs.table, form.data.segments);
  if (members === 0)
    return { errors: formError("segments", "There are no members in these groups. Select others") };
  const { reference, title, startsAt } = event;
  const project = found.project.reference;
  return writeInvitation(needs, { ...form.data, project, event: reference, title, startsAt, members }, given);
};

/** The webinar of a project: its event is drafted, then members are invited. */
export const page = deskPage({
  path: paths.deskWebinar,
  names: async (needs, asked) => {
    const named = byStep(needs, asked);
    const found = named && (await findStep(needs.table, named));
    return found?.step.webinar === true ? found : undefined;
  },
  load: (_needs, found) => found,
  show: async (needs, found, { request, visit }) => {
    const { project, step } = found;
    return view(webinarPage, {
      project,
      step,
      event: step.event === undefined ? undefined : await eventToBe(needs.table, step.event),
      ...webinarHrefs(found),
      segments: segmentChoices(request.method === "POST" ? (request.form.get("segments") ?? []) : undefined),
      answers: webinarAnswers(found, copyOf(found, needs, visit), localDate(needs.now())),
    });
  },
  steps: (step) => ({
    draft: step({
      form: eventForm,
      run: draft,
      done: "The event is drafted. Publish it, then invite members from here.",
    }),
    invite: step({
      run: invite,
      done: "The invitation waits in the outbox. When somebody approves it there, the members get it.",
    }),
  }),
  refusals: {
    "already-closed": refusals["already-closed"],
    "not-this-evidence": refusals["not-this-evidence"],
    "not-published": "Publish the event first: members can register only then.",
  },
});
