import { paths, toPath } from "../../../shared/pages/paths.ts";
import {
  type OrganisationKind,
  organisationKindNames,
  organisationKinds,
} from "../../../shared/people/organisation-kinds.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import type { FoundStep } from "../runs/find-step.ts";

const MOST_TITLE = 150;

/** The part of the ready copy that is for those who are invited: what stands before the running order. */
const invitationOf = (copy: string): string =>
  (copy.split("\n\nRUNNING ORDER")[0] ?? copy)
    .split(/\n{2,}/)
    .filter((block) => !/^(?:INVITATION:|Title:|Register here:)/.test(block))
    .join("\n\n")
    .trim();

const eventAnswers = ({ project, step }: FoundStep, copy: string, today: string) => ({
  title: `${project.title}: what we tried, what we learned, and how you can use it`.slice(0, MOST_TITLE),
  description: invitationOf(copy),
  date: step.dueAt === undefined || localDate(step.dueAt) < today ? "" : localDate(step.dueAt),
  startTime: "12:30",
  endTime: "13:15",
  places: "300",
});

/** What the form begins with: the draft of the event or, when there is one, of the invitation to it. */
export const webinarAnswers = (found: FoundStep, copy: string, today: string) =>
  found.step.event === undefined
    ? eventAnswers(found, copy, today)
    : { subject: `You are invited: ${found.project.title}`, body: invitationOf(copy) };

const sayMembers = (count: number): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? "member" : "members"}`;

/** The kinds of organisation whose members can be invited, with how many there are. None is ticked but those that were chosen. */
export const kindChoices = (counts: ReadonlyMap<OrganisationKind, number>, chosen: readonly string[]) =>
  organisationKindNames.map((value) => ({
    value,
    text: `${organisationKinds[value]}: ${sayMembers(counts.get(value) ?? 0)}`,
    checked: chosen.includes(value),
    attributes: { "data-counts": String(counts.get(value) ?? 0) },
  }));

/** The addresses that the page leads to. */
export const webinarHrefs = ({ project: { reference }, step }: FoundStep) => ({
  eventHref: step.event === undefined ? undefined : toPath(paths.deskEvent, { reference: step.event }),
  href: toPath(paths.deskFollowUp, { reference, step: step.step }),
});
