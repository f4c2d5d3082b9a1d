import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segmentNames, segments } from "../../shared/people/segments.ts";
import { toLocal } from "../../shared/platform/wall-clock.ts";
import type { Call } from "../../shared/problems/call.ts";
import { type Criterion, defaultCriteria } from "../../shared/problems/criteria.ts";
import { MOST_CRITERIA } from "../../shared/problems/input-calls.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { type Form, fields } from "../entry-points/request.ts";
import callFormPage from "./desk-call-form.njk";

type Answers = Readonly<Record<string, string>>;

const ELIGIBILITY =
  "The programme is paid for by the health and care system, so that its work has to serve public bodies first. Others can take part with one of them.";

const criterionAnswers = (criteria: readonly Criterion[]): Answers =>
  Object.fromEntries(
    criteria.flatMap(({ id, name, guidance, weight, independent }, index) => [
      [`id-${index + 1}`, id],
      [`criterion-${index + 1}`, name],
      [`guidance-${index + 1}`, guidance],
      [`weight-${index + 1}`, String(weight)],
      [`independent-${index + 1}`, independent ? "yes" : ""],
    ]),
  );

/** The answers with which the form for a first call begins. */
export const firstAnswers: Answers = {
  segments: "nhs-trust,icb,national-body",
  eligibility: ELIGIBILITY,
  opensTime: "09:00",
  closesTime: "17:00",
  blind: "yes",
  assessors: "2",
  ...criterionAnswers(defaultCriteria),
};

/** A call as the form's answers. */
export const answersOf = (call: Call): Answers => ({
  title: call.title,
  introduction: call.introduction,
  opensOn: toLocal(call.opensAt).slice(0, 10),
  opensTime: toLocal(call.opensAt).slice(11),
  closesOn: toLocal(call.closesAt).slice(0, 10),
  closesTime: toLocal(call.closesAt).slice(11),
  segments: call.segments.join(","),
  eligibility: call.eligibility,
  blind: call.blind ? "yes" : "no",
  assessors: String(call.assessors),
  ...criterionAnswers(call.criteria),
});

/** An earlier call as the answers for a new one: everything but its dates. */
export const copyOf = (call: Call): Answers => ({
  ...answersOf(call),
  title: `${call.title} (copy)`,
  opensOn: "",
  closesOn: "",
});

/** The answers of a form as it was sent, with all kinds of organisation that were ticked. */
export const sentAnswers = (form: Form): Answers => ({
  ...fields(form),
  segments: (form.get("segments") ?? []).join(","),
});

const criterionRows = (answers: Answers) =>
  Array.from({ length: MOST_CRITERIA }, (_, index) => {
    const nth = index + 1;
    return {
      nth,
      id: answers[`id-${nth}`] ?? "",
      name: answers[`criterion-${nth}`] ?? "",
      guidance: answers[`guidance-${nth}`] ?? "",
      weight: answers[`weight-${nth}`] ?? "",
      independent: answers[`independent-${nth}`] === "yes",
    };
  });

/** The form for a new call, or with `call` for a change of one. */
export const showCallForm = (
  visit: DeskVisit,
  answers: Answers,
  { call, errors }: { readonly call?: Call; readonly errors?: FormErrors } = {},
  status = errors === undefined ? 200 : 422,
): PageAnswer =>
  visit.show(
    callFormPage,
    {
      answers,
      ticked: (answers["segments"] ?? "").split(","),
      segments: segmentNames.map((value) => ({ value, text: segments[value] })),
      criteria: criterionRows(answers),
      heading: call === undefined ? "New call" : "Change the call",
      action: call === undefined ? "Save as a draft" : "Save changes",
      version: call?.version ?? 0,
      locked: call?.firstScoreAt !== undefined,
      back:
        call === undefined
          ? { href: paths.deskCalls, text: "All calls" }
          : { href: toPath(paths.deskCall, { reference: call.reference }), text: call.title },
      ...(errors === undefined ? {} : { errors }),
    },
    status,
  );
