import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { type Project, type ProjectStep, partnerNames, weeksOf } from "../../shared/projects/project.ts";
import { fillCopy, stepWords } from "../../shared/projects/step-words.ts";
import { readProject } from "../../shared/projects/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import followUpPage from "./desk-follow-up.njk";
import { stepTag } from "./step-tags.ts";

/** A step with the project it belongs to. */
export interface FoundStep {
  readonly project: Project;
  readonly step: ProjectStep;
}

/** The follow-up that the address names; undefined when there is no such project, or it has no such step (yet). One read. */
export const findStep = async (table: Table, request: PageRequest): Promise<FoundStep | undefined> => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  const project = reference === null ? undefined : await readProject(table, reference);
  const step = project?.steps.find((one) => one.step === request.parameters["step"]);
  return project === undefined || step === undefined ? undefined : { project, step };
};

const evidenceOf = ({ evidence }: ProjectStep) => {
  if (evidence === undefined) return undefined;
  return evidence.kind === "link"
    ? { href: evidence.url, text: evidence.url, outside: true }
    : { href: toPath(paths.deskEvent, { reference: evidence.reference }), text: evidence.reference };
};

/** One follow-up: what to do, the words for it, and how it was closed or can be. Two reads with the one that found it. */
export const showFollowUp = async (
  needs: PageNeeds,
  visit: DeskVisit,
  { project, step }: FoundStep,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const closedBy = step.closedBy === undefined ? [] : [step.closedBy];
  const [owner, closer] = await readPeople(needs.table, [
    project.owner,
    ...closedBy.filter((id) => id !== project.owner),
  ]);
  const words = stepWords[step.step];
  const context = {
    project,
    partners: partnerNames(project),
    step,
    words,
    state: stepTag(step, needs.now()),
    evidence: evidenceOf(step),
    owner: owner?.name ?? "somebody who left",
    closedBy: (step.closedBy === project.owner ? owner : closer)?.name,
    href: toPath(paths.deskProject, { reference: project.reference }),
    copy: fillCopy(words.copy, {
      project: project.title,
      partner: partnerNames(project),
      summary: project.summary,
      weeks: weeksOf(project),
      programme: needs.programme,
      sender: visit.session.name,
      events: new URL(paths.events, needs.siteUrl).href,
      enquiry: new URL(paths.enquiry, needs.siteUrl).href,
    }),
    answers: {},
    ...more,
  };
  return visit.show(followUpPage, context, status);
};
