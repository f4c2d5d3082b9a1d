import { formErrors } from "../../../shared/pages/form-errors.ts";
import notFound from "../../../shared/pages/not-found.njk";
import { paths } from "../../../shared/pages/paths.ts";
import { ownValue } from "../../../shared/platform/keys.ts";
import {
  type PublishingCheck,
  publishingCheck,
  publishingChecks,
  publishingGroups,
} from "../../../shared/projects/publishing/checks.ts";
import { answerCheck } from "../../../shared/projects/publishing/commands.ts";
import { publishingForm } from "../../../shared/projects/publishing/input.ts";
import {
  answeredChecks,
  evidenceLink,
  isReadyToPublish,
  type PublishingAnswer,
  standInTheWay,
} from "../../../shared/projects/publishing/model.ts";
import { type ProjectAtGate, readPublishing } from "../../../shared/projects/publishing/store.ts";
import { type NameOf, readNames } from "../../../shared/sign-in/names.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, type View, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field, type PageRequest } from "../../entry-points/request.ts";
import { projectPaths } from "../project-links.ts";
import publishingPage from "./desk-project-publishing.njk";
import checkPage from "./desk-project-publishing-check.njk";

const tags: Readonly<Record<PublishingAnswer, { readonly text: string; readonly classes: string }>> = {
  yes: { text: "Yes", classes: "nhsuk-tag--green" },
  no: { text: "No", classes: "nhsuk-tag--red" },
  "not-applicable": { text: "Does not apply", classes: "nhsuk-tag--blue" },
};

const toAnswer = { text: "To answer", classes: "nhsuk-tag--grey" } as const;

const checkRow = ({ project, publishing }: ProjectAtGate, check: PublishingCheck, nameOf: NameOf) => {
  const checked = ownValue(publishing?.checks, check.name);
  return {
    ...check,
    href: checkHref(project.reference, check),
    tag: checked === undefined ? toAnswer : tags[checked.answer],
    evidence: checked?.evidence,
    evidenceHref: evidenceLink(checked?.evidence ?? ""),
    at: checked?.at,
    who: checked === undefined ? undefined : nameOf(checked.by),
    whoId: checked?.by,
  };
};

const checkHref = (reference: string, { name }: PublishingCheck): string =>
  `${projectPaths(reference).publishing}?check=${name}`;

/** Every question with its answer and what shows it, and what stands in the way. */
const showGate = async (needs: PageNeeds, found: ProjectAtGate): Promise<View> => {
  const { project, publishing } = found;
  const { own, outputs } = projectPaths(project.reference);
  const nameOf = await readNames(
    needs,
    Object.values(publishing?.checks ?? {}).map(({ by }) => by),
  );
  return view(publishingPage, {
    project,
    projectHref: own,
    outputsHref: outputs,
    ready: isReadyToPublish(publishing),
    answered: answeredChecks(publishing),
    all: publishingChecks.length,
    inTheWay: standInTheWay(publishing).map((check) => ({
      text: check.text,
      href: checkHref(project.reference, check),
    })),
    groups: publishingGroups.map(({ title, checks }) => ({
      title,
      checks: checks.map((check) => checkRow(found, check, nameOf)),
    })),
  });
};

/** One question with the form that answers it. */
const showCheck = ({ project, publishing }: ProjectAtGate, check: PublishingCheck): View => {
  const checked = ownValue(publishing?.checks, check.name);
  return view(checkPage, {
    project,
    check,
    gateHref: projectPaths(project.reference).publishing,
    before: checked?.at ?? "",
    kept: checked === undefined ? undefined : { ...checked, tag: tags[checked.answer] },
    answers: { answer: checked?.answer, evidence: checked?.evidence },
  });
};

/** The name of the question that the address or the form names. */
const askedCheck = ({ query, form }: PageRequest): string => query["check"] ?? field(form, "check");

/** The checklist before a project's code is published; `?check=` shows one question of it to those who may answer. */
export const page = deskPage({
  path: paths.deskProjectPublishing,
  names: byReference("project"),
  load: ({ table }, reference) => readPublishing(table, reference),
  show: (needs, found, { request, visit }) => {
    const name = askedCheck(request);
    if (name === "" || visit.session.role === "viewer") return showGate(needs, found);
    const check = publishingCheck(name);
    return check === undefined ? visit.show(notFound, {}, 404) : showCheck(found, check);
  },
  steps: (step) => ({
    answer: step({
      run: async (needs, reference, given) => {
        const check = publishingCheck(askedCheck(given.request));
        if (check === undefined) return { refusal: "no-such-check" };
        const form = publishingForm(check).safeParse(given.form);
        if (!form.success) return { errors: formErrors(form.error) };
        const before = field(given.request.form, "_before") || undefined;
        return answerCheck(needs, { reference, check: check.name, ...form.data, before }, given);
      },
      done: "Saved.",
    }),
  }),
  refusals: {
    "no-such-check": "This question is not on the checklist any more.",
    "answered-meanwhile":
      "Someone answered this while you wrote. Their answer is shown above yours. Save again if yours is to take its place.",
  },
});
