import { type Run, type RunStep, stepOf } from "../../../shared/follow-ups/runs/model.ts";
import { readRun } from "../../../shared/follow-ups/runs/store.ts";
import { fillCopy, NO_EVENT } from "../../../shared/follow-ups/step-letters/copy.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Table } from "../../../shared/platform/dynamo.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { type Project, partnerNames, weeksOf } from "../../../shared/projects/project.ts";
import { findProject } from "../../../shared/projects/read.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

/** A step of a project's follow-ups, as an address names it. */
export interface NamedStep {
  readonly reference: string;
  readonly step: string;
}

/** A step with the follow-ups and the project it belongs to. */
export interface FoundStep {
  readonly project: Project;
  readonly run: Run;
  readonly step: RunStep;
}

/** An address names the step in it, of the project in it; one with anything else in the project's place names nothing. */
export const byStep = (
  _needs: PageNeeds,
  { request }: { readonly request: { readonly parameters: NamedStep } },
): NamedStep | undefined => {
  const reference = parseReference("project", request.parameters.reference);
  return reference === null ? undefined : { reference, step: request.parameters.step };
};

/** A project and its follow-ups; undefined when there are none (yet). Two reads at once. */
export const findRun = async (
  table: Table,
  reference: string,
): Promise<Pick<FoundStep, "project" | "run"> | undefined> => {
  const [run, project] = await Promise.all([readRun(table, reference), findProject(table, reference)]);
  return run === undefined || project === undefined ? undefined : { project, run };
};

/** A follow-up; undefined when there is no such project, or it has no such step (yet). Two reads at once. */
export const findStep = async (
  table: Table,
  { reference, step: name }: NamedStep,
): Promise<FoundStep | undefined> => {
  const found = await findRun(table, reference);
  const step = found && stepOf(found.run, name);
  return step && { ...found, step };
};

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
    event:
      step.event === undefined
        ? NO_EVENT
        : new URL(toPath(paths.event, { reference: step.event }), needs.siteUrl).href,
  });
