import { createHash } from "node:crypto";
import type { FormIssue } from "../../../shared/pages/form-errors.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { ownValue } from "../../../shared/platform/keys.ts";
import { counted } from "../../../shared/platform/text.ts";
import {
  type PublishingCheck,
  publishingChecks,
  publishingGroups,
} from "../../../shared/projects/publishing/checks.ts";
import { answerChecks } from "../../../shared/projects/publishing/commands.ts";
import type { AnswerGiven } from "../../../shared/projects/publishing/decide.ts";
import { publishingForm } from "../../../shared/projects/publishing/input.ts";
import {
  answeredChecks,
  type Checked,
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
import { type Form, field } from "../../entry-points/request.ts";
import { projectPaths } from "../project-links.ts";
import publishingPage from "./desk-project-publishing.njk";

const tags: Readonly<Record<PublishingAnswer, { readonly text: string; readonly classes: string }>> = {
  yes: { text: "Yes", classes: "nhsuk-tag--green" },
  no: { text: "No", classes: "nhsuk-tag--red" },
  "not-applicable": { text: "Does not apply", classes: "nhsuk-tag--blue" },
};

const toAnswer = { text: "To answer", classes: "nhsuk-tag--grey" } as const;

const fieldsOf = ({ name }: PublishingCheck) => ({
  answer: `${name}-answer`,
  evidence: `${name}-evidence`,
  before: `_before-${name}`,
  was: `_was-${name}`,
});

/** Tells whether an answer was touched: the page sends back what it was shown with. */
const digestOf = ({ answer, evidence }: { readonly answer: string; readonly evidence: string }): string =>
  createHash("sha256")
    .update(`${answer}\n${evidence.replaceAll("\r\n", "\n").trim()}`)
    .digest("base64url")
    .slice(0, 12);

const NOT_ANSWERED = { answer: "", evidence: "" } as const;

/** What a form says to a question; undefined where nobody touched it. */
const typedIn = (form: Form, check: PublishingCheck) => {
  const { answer, evidence, was } = fieldsOf(check);
  const typed = { answer: field(form, answer), evidence: field(form, evidence) };
  return form.size === 0 || field(form, was) === digestOf(typed) ? undefined : typed;
};

/** A question with what is kept of it, and with what somebody typed to it where the form comes back. */
const checkRow = (checked: Checked | undefined, check: PublishingCheck, form: Form, nameOf: NameOf) => {
  const typed = typedIn(form, check);
  return {
    ...check,
    fields: fieldsOf(check),
    typed: typed ?? checked ?? NOT_ANSWERED,
    isTouched: typed !== undefined,
    was: digestOf(checked ?? NOT_ANSWERED),
    tag: checked === undefined ? toAnswer : tags[checked.answer],
    evidence: checked?.evidence,
    evidenceHref: evidenceLink(checked?.evidence ?? ""),
    at: checked?.at,
    who: checked === undefined ? undefined : nameOf(checked.by),
    whoId: checked?.by,
  };
};

/** Every question with its answer and what shows it, to be answered on this page, and what stands in the way. */
const showGate = async (needs: PageNeeds, found: ProjectAtGate, form: Form): Promise<View> => {
  const { project, publishing } = found;
  const { own, outputs, publishing: action } = projectPaths(project.reference);
  const nameOf = await readNames(
    needs,
    Object.values(publishing?.checks ?? {}).map(({ by }) => by),
  );
  return view(publishingPage, {
    project,
    projectHref: own,
    outputsHref: outputs,
    action,
    ready: isReadyToPublish(publishing),
    answered: answeredChecks(publishing),
    all: publishingChecks.length,
    inTheWay: standInTheWay(publishing),
    groups: publishingGroups.map(({ title, checks }) => ({
      title,
      checks: checks.map((check) => checkRow(ownValue(publishing?.checks, check.name), check, form, nameOf)),
    })),
  });
};

/** The answers that somebody gave or changed, or what is wrong with them, by the field of each. */
const readAnswers = (
  form: Form,
): { readonly answers: readonly AnswerGiven[]; readonly issues: readonly FormIssue[] } => {
  const answers: AnswerGiven[] = [];
  const issues: FormIssue[] = [];
  for (const check of publishingChecks) {
    const typed = typedIn(form, check);
    if (typed === undefined) continue;
    const fields = fieldsOf(check);
    const read = publishingForm(check).safeParse(typed);
    if (read.success)
      answers.push({ ...read.data, check: check.name, before: field(form, fields.before) || undefined });
    else
      issues.push(
        ...read.error.issues.map(({ path, message }) => ({
          path: [path[0] === "evidence" ? fields.evidence : fields.answer],
          message: `${check.text}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
        })),
      );
  }
  return { answers, issues };
};

const sayOvertaken = (about: string | undefined) => {
  const [first = "", ...others] = about?.split(",") ?? [];
  const what = others.length === 0 ? "one of these questions" : `${others.length + 1} of these questions`;
  return {
    text: `Someone answered ${what} while you wrote. Their answer is shown above yours. Save again if yours is to take its place.`,
    field: `${first}-answer`,
  };
};

/** The checklist before a project's code is published: twenty questions on one page, with one button that saves what was answered. */
export const page = deskPage({
  path: paths.deskProjectPublishing,
  names: byReference("project"),
  load: ({ table }, reference) => readPublishing(table, reference),
  show: (needs, found, { request }) => showGate(needs, found, request.form),
  steps: (step) => ({
    save: step({
      run: async (needs, reference, given) => {
        const { answers, issues } = readAnswers(given.request.form);
        if (issues.length > 0) return { errors: formErrors({ issues }) };
        const saved = await answerChecks(needs, { reference, answers }, given);
        return "refusal" in saved ? saved : { ...saved, keep: { saved: String(answers.length) } };
      },
      done: ({ saved = "" }) =>
        saved === "0"
          ? "Nothing was changed."
          : `Saved: ${counted(Number(saved) || 0, "answer", "answers")}.`,
    }),
  }),
  refusals: {
    "no-such-check": "A question is not on the checklist any more.",
    "answered-meanwhile": (_found, about) => sayOvertaken(about),
  },
});
