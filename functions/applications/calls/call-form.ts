import { type Criterion, defaultCriteria } from "../../../shared/applications/calls/criteria.ts";
import { MOST_CRITERIA } from "../../../shared/applications/calls/input.ts";
import type { Call } from "../../../shared/applications/calls/model.ts";
import { organisationKindNames, organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { toLocal } from "../../../shared/platform/wall-clock.ts";
import { type Form, fields } from "../../entry-points/request.ts";

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
  scoresDueOn: call.scoresDueOn ?? "",
  ...criterionAnswers(call.criteria),
});

/** An earlier call as the answers for a new one: everything but its dates. */
export const copyOf = (call: Call): Answers => ({
  ...answersOf(call),
  title: `${call.title} (copy)`,
  opensOn: "",
  closesOn: "",
  scoresDueOn: "",
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

/** What the form for a call shows of these answers. */
export const callFormView = (answers: Answers) => ({
  answers,
  ticked: (answers["segments"] ?? "").split(","),
  segments: organisationKindNames.map((value) => ({ value, text: organisationKinds[value] })),
  criteria: criterionRows(answers),
});
