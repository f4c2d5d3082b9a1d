import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { Project } from "../../shared/projects/project.ts";
import {
  answeredChecks,
  evidenceLink,
  isReadyToPublish,
  type Publishing,
  type PublishingAnswer,
  standInTheWay,
} from "../../shared/projects/publishing.ts";
import {
  type PublishingCheck,
  publishingCheck,
  publishingChecks,
  publishingGroups,
} from "../../shared/projects/publishing-checks.ts";
import { readPublishing } from "../../shared/projects/publishing-store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import publishingPage from "./desk-project-publishing.njk";
import checkPage from "./desk-project-publishing-check.njk";
import { type NameOf, readNames } from "./whole-project.ts";

/** A project at its publishing gate. */
export interface FoundGate {
  readonly project: Project;
  readonly publishing: Publishing | undefined;
}

/** The project whose reference is in the address with what was answered at its gate, or the page that says it is not there. One read. */
export const findGate = async (
  needs: PageNeeds,
  { parameters }: PageRequest,
  visit: DeskVisit,
): Promise<FoundGate | PageAnswer> => {
  const reference = parseReference("project", parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  const { project, publishing } = await readPublishing(needs.table, reference);
  return project === undefined ? visit.show(notFound, {}, 404) : { project, publishing };
};

const tags: Readonly<Record<PublishingAnswer, { readonly text: string; readonly classes: string }>> = {
  yes: { text: "Yes", classes: "nhsuk-tag--green" },
  no: { text: "No", classes: "nhsuk-tag--red" },
  "not-applicable": { text: "Does not apply", classes: "nhsuk-tag--blue" },
};

const toAnswer = { text: "To answer", classes: "nhsuk-tag--grey" } as const;

const checkRow = ({ publishing }: FoundGate, check: PublishingCheck, href: string, nameOf: NameOf) => {
  const checked = publishing?.checks[check.name];
  return {
    ...check,
    href: `${href}?check=${check.name}`,
    tag: checked === undefined ? toAnswer : tags[checked.answer],
    evidence: checked?.evidence,
    evidenceHref: evidenceLink(checked?.evidence ?? ""),
    at: checked?.at,
    who: checked === undefined ? undefined : nameOf(checked.by),
  };
};

/** The checklist: every question with its answer and what shows it, and what stands in the way. One read of names. */
export const showGate = async (
  needs: PageNeeds,
  visit: DeskVisit,
  found: FoundGate,
  more: { readonly done?: string | undefined; readonly errors?: FormErrors } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { project, publishing } = found;
  const { reference } = project;
  const nameOf = await readNames(
    needs.table,
    Object.values(publishing?.checks ?? {}).map(({ by }) => by),
  );
  const href = toPath(paths.deskProjectPublishing, { reference });
  return visit.show(
    publishingPage,
    {
      project,
      projectHref: toPath(paths.deskProject, { reference }),
      outputsHref: toPath(paths.deskProjectOutputs, { reference }),
      ready: isReadyToPublish(publishing),
      answered: answeredChecks(publishing),
      all: publishingChecks.length,
      inTheWay: standInTheWay(publishing).map(({ name, text }) => ({ text, href: `${href}?check=${name}` })),
      groups: publishingGroups.map(({ title, checks }) => ({
        title,
        checks: checks.map((check) => checkRow(found, check, href, nameOf)),
      })),
      ...more,
    },
    status,
  );
};

/** One question with the form that answers it; the page that says it is not there for a name that no question has. */
export const showCheck = (
  visit: DeskVisit,
  { project, publishing }: FoundGate,
  name: string,
  shown: { readonly answers?: Readonly<Record<string, string>>; readonly errors?: FormErrors } = {},
  status = 200,
): PageAnswer => {
  const check = publishingCheck(name);
  if (check === undefined) return visit.show(notFound, {}, 404);
  const checked = publishing?.checks[name];
  const { reference } = project;
  return visit.show(
    checkPage,
    {
      project,
      check,
      gateHref: toPath(paths.deskProjectPublishing, { reference }),
      before: checked?.at ?? "",
      kept: checked === undefined ? undefined : { ...checked, tag: tags[checked.answer] },
      answers: { answer: checked?.answer, evidence: checked?.evidence },
      ...shown,
    },
    status,
  );
};
