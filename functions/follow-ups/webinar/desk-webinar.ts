import type * as z from "zod/mini";
import { draftEvent } from "../../../shared/events/event/commands.ts";
import { webinarForm } from "../../../shared/events/input.ts";
import { eventToBe } from "../../../shared/events/read.ts";
import { nameEvent } from "../../../shared/follow-ups/runs/commands.ts";
import { invitationForm } from "../../../shared/follow-ups/runs/input.ts";
import { writeInvitation } from "../../../shared/follow-ups/step-letters/commands.ts";
import { countFewReaders } from "../../../shared/members/read.ts";
import { EVENTS_TOPIC } from "../../../shared/members/topics/model.ts";
import { formError, formErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { type OrganisationKind, organisationKindNames } from "../../../shared/people/organisation-kinds.ts";
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
import { kindChoices, webinarAnswers, webinarHrefs } from "./webinar-view.ts";

/** Drafts the event and names it for the step. Interrupted between the two, the same form goes on where it was. */
const draft = async (
  needs: PageNeeds,
  { project: { reference }, step: { step } }: FoundStep,
  given: Given<DeskVisit, z.infer<typeof webinarForm>>,
) => {
  const { form, occasion, once } = given;
  if (form.startsAt <= occasion.now)
    return { errors: formError("date", "The webinar must be in the future") };
  const { done } = await draftEvent(needs, form, given);
  const event = { ...done, endsAt: form.endsAt };
  return nameEvent(needs, { reference, step, event }, { occasion, once: `${once}:name` });
};

/**
 * How many members there are of each kind of organisation, as far as can be told without reading them: as many as there were last night.
 * Before the first night they are counted: few, then. One query, and one for each kind that is counted.
 */
const countByKind = async (table: Table): Promise<ReadonlyMap<OrganisationKind, number>> => {
  const totals = await readMemberTotals(table);
  if (totals === undefined || totals.all === 0)
    return countFewReaders(table, organisationKindNames, EVENTS_TOPIC);
  return new Map(organisationKindNames.map((segment) => [segment, totals.byKind[segment] ?? 0]));
};

const sumIn = (counts: ReadonlyMap<OrganisationKind, number>, chosen: readonly OrganisationKind[]): number =>
  chosen.reduce((sum, segment) => sum + (counts.get(segment) ?? 0), 0);

/** How many members an invitation goes to at most, as not all agree to news about events; of kinds that had none last night, those who joined since. */
const countInvited = async (table: Table, chosen: readonly OrganisationKind[]): Promise<number> => {
  const known = sumIn(await countByKind(table), chosen);
  return known > 0 ? known : sumIn(await countFewReaders(table, chosen, EVENTS_TOPIC), chosen);
};

/** Writes the invitation of members into the outbox. */
const invite = async (needs: PageNeeds, found: FoundStep, given: Given<DeskVisit, Fields>) => {
  const segments = given.request.form.get("segments") ?? [];
  const form = invitationForm.safeParse({ ...given.form, segments: [...segments] });
  if (!form.success) return { errors: formErrors(form.error) };
  const event = found.step.event === undefined ? undefined : await eventToBe(needs.table, found.step.event);
  if (event?.status !== "published") return { refusal: "not-published" } as const;
  if (event.startsAt <= given.occasion.now) return { refusal: "over" } as const;
  const members = await countInvited(needs.table, form.data.segments);
  if (members === 0)
    return { errors: formError("segments", "There are no members in these groups. Select others") };
  const { reference, title, startsAt } = event;
  const project = found.project.reference;
  const facts = { ...form.data, project, event: reference, title, startsAt, members };
  return { ...(await writeInvitation(needs, facts, given)), keep: { members: String(members) } };
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
    const event = step.event === undefined ? undefined : await eventToBe(needs.table, step.event);
    const chosen = request.form.get("segments") ?? [];
    const mayInvite = event?.status === "published" && event.startsAt > needs.now();
    return view(webinarPage, {
      project,
      step,
      event,
      isOver: event !== undefined && event.startsAt <= needs.now(),
      ...webinarHrefs(found),
      segments: mayInvite ? kindChoices(await countByKind(needs.table), chosen) : [],
      answers: webinarAnswers(found, copyOf(found, needs, visit), localDate(needs.now())),
    });
  },
  steps: (step) => ({
    draft: step({
      form: webinarForm,
      run: draft,
      done: "The event is drafted. Publish it, then invite members from here.",
    }),
    invite: step({
      run: invite,
      done: ({ members = "" }) =>
        `The invitation to ${(Number(members) || 0).toLocaleString("en-GB")} members waits in the outbox. They get it once it is approved there.`,
    }),
  }),
  refusals: {
    "already-closed": refusals["already-closed"],
    "not-this-evidence": refusals["not-this-evidence"],
    over: "This webinar has begun or is over, so nobody can be invited to it.",
    "not-published": "Publish the event first: members can register only then.",
  },
});
