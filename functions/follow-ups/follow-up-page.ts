import { fillCopy } from "../../shared/follow-ups/copy.ts";
import { evidenceKinds, ownerRoles } from "../../shared/follow-ups/recipe.ts";
import { isToDo, type Run, type RunStep, stepOf } from "../../shared/follow-ups/run.ts";
import { readRun } from "../../shared/follow-ups/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { type Project, partnerNames, weeksOf } from "../../shared/projects/project.ts";
import { projectsNamed } from "../../shared/projects/read.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import followUpPage from "./desk-follow-up.njk";
import { stepTag } from "./step-tags.ts";

/** A step with the follow-ups and the project it belongs to. */
export interface FoundStep {
  readonly project: Project;
  readonly run: Run;
  readonly step: RunStep;
}

/** The project and its follow-ups that the address names; undefined when there are none (yet). Two reads at once. */
export const findRun = async (
  table: Table,
  request: PageRequest,
): Promise<Pick<FoundStep, "project" | "run"> | undefined> => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  if (reference === null) return undefined;
  const [run, projects] = await Promise.all([readRun(table, reference), projectsNamed(table, [reference])]);
  const project = projects.get(reference);
  return run === undefined || project === undefined ? undefined : { project, run };
};

/** The follow-up that the address names; undefined when there is no such project, or it has no such step (yet). Two reads at once. */
export const findStep = async (table: Table, request: PageRequest): Promise<FoundStep | undefined> => {
  const found = await findRun(table, request);
  const step = found === undefined ? undefined : stepOf(found.run, request.parameters["step"] ?? "");
  return found === undefined || step === undefined ? undefined : { ...found, step };
};

const evidenceOf = ({ shown }: RunStep) => {
  switch (shown?.kind) {
    case "link":
      return { href: shown.url, text: shown.url, outside: true, byHand: shown.seen === "by-hand" };
    case "event":
      return { href: toPath(paths.deskEvent, { reference: shown.reference }), text: shown.reference };
    case "file":
      return { href: toPath(paths.deskFile, { id: shown.id }), text: shown.name };
    case "letter":
      return { href: toPath(paths.deskLetter, { id: shown.letter }), text: "The letter that was sent" };
    default:
      return undefined;
  }
};

const waitsFor = (run: Run, { after }: RunStep): string | undefined =>
  after.from === "completion" ? undefined : stepOf(run, after.step)?.title;

/** The words of a step for this project, ready to be used by whoever looks at them. */
export const copyOf = ({ project, step }: FoundStep, needs: PageNeeds, visit: DeskVisit): string =>
  fillCopy(step.copy, {
    project: project.title,
    partner: partnerNames(project),
    summary: project.summary,
    weeks: weeksOf(project),
    programme: needs.programme,
    sender: visit.session.name,
    events: new URL(paths.events, needs.siteUrl).href,
    enquiry: new URL(paths.enquiry, needs.siteUrl).href,
  });

/** One follow-up: what to do, the words for it, and how it was closed or can be. Three reads with those that found it. */
export const showFollowUp = async (
  needs: PageNeeds,
  visit: DeskVisit,
  found: FoundStep,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const { project, run, step } = found;
  const ids = [...new Set([project.owner, ...(step.closedBy === undefined ? [] : [step.closedBy])])];
  const people = await readPeople(needs.table, ids);
  const nameOf = (id: string | undefined): string | undefined =>
    people.find((person) => person !== undefined && person.id === id)?.name;
  const { reference } = project;
  const context = {
    project,
    partners: partnerNames(project),
    run,
    step,
    toDo: isToDo(step) && run.status !== "stopped",
    takes: Object.fromEntries(step.evidence.map((kind) => [kind, evidenceKinds[kind]])),
    role: ownerRoles[step.owner],
    waitsFor: waitsFor(run, step),
    dueOn: step.dueAt === undefined ? undefined : localDate(step.dueAt),
    state: stepTag(step, needs.now()),
    evidence: evidenceOf(step),
    owner: nameOf(project.owner) ?? "somebody who left",
    closedBy: nameOf(step.closedBy),
    href: toPath(paths.deskProject, { reference }),
    webinarHref:
      step.webinar === true ? toPath(paths.deskWebinar, { reference, step: step.step }) : undefined,
    letterHref: step.evidence.includes("letter")
      ? toPath(paths.deskFollowUpLetter, { reference, step: step.step })
      : undefined,
    eventHref: step.event === undefined ? undefined : toPath(paths.deskEvent, { reference: step.event }),
    copy: copyOf(found, needs, visit),
    answers: {},
    ...more,
  };
  return visit.show(followUpPage, context, status);
};
