import { titleOf } from "../../../shared/applications/application.ts";
import { giveScores } from "../../../shared/applications/assessment/commands.ts";
import { type Assessing, whyNotScore } from "../../../shared/applications/assessment/decide.ts";
import { readScores } from "../../../shared/applications/assessment/input.ts";
import { BEST_SCORE } from "../../../shared/applications/assessment/model.ts";
import { readAssessing } from "../../../shared/applications/store.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { type Fields, typedFields } from "../../entry-points/typed-fields.ts";
import { applicationPaths, showRefused, writtenRows } from "../application/desk-application-view.ts";
import scoresPage from "./desk-scores.njk";

const words = ["not at all", "hardly", "in part", "mostly", "well", "fully"] as const;

const marks = Array.from({ length: BEST_SCORE + 1 }, (_, score) => ({
  value: String(score),
  text: `${score}: ${words[score] ?? ""}`,
}));

const refusals = {
  "not-submitted": "This application is not waiting for scores any more: it was withdrawn or decided.",
  "not-assigned": "You are not asked to score this application. Take it on first.",
  "has-conflict": "An interest in this application was declared.",
  "criteria-changed": "The criteria of the call changed while you were scoring. Look at them again.",
} as const;

const givenBefore = ({ assessments }: Assessing, assessor: string): Fields =>
  Object.fromEntries(
    (assessments.find((one) => one.assessor === assessor)?.scores ?? []).flatMap(
      ({ criterion, score, reason }) => [
        [`score-${criterion}`, String(score)],
        [`reason-${criterion}`, reason],
      ],
    ),
  );

/** The form for one's own scores of an application. It shows what was written, and nothing of who wrote it. */
export const page = deskPage({
  path: paths.deskScores,
  names: byReference("application"),
  load: ({ table }, reference) => readAssessing(table, reference),
  show: async (needs, found, { request, visit }) => {
    const { person } = visit.session;
    const refusal = whyNotScore(found, person);
    if (refusal !== null) return showRefused(needs, visit, { found, why: refusals[refusal] });
    const answers = request.method === "POST" ? typedFields(request) : givenBefore(found, person);
    return view(scoresPage, {
      call: found.call,
      application: found.application.reference,
      applicationTitle: titleOf(found.application),
      written: writtenRows(found),
      criteria: found.call.criteria.map((criterion) => ({
        ...criterion,
        score: answers[`score-${criterion.id}`] ?? "",
        reason: answers[`reason-${criterion.id}`] ?? "",
      })),
      marks,
      hrefs: applicationPaths(found.application),
    });
  },
  steps: (step) => ({
    scored: step({
      run: async (needs, reference, given) => {
        const found = await readAssessing(needs.table, reference);
        if (found === undefined) return { refusal: "unknown" };
        const read = readScores(found.call.criteria, given.form);
        if (!read.success) return { errors: formErrors(read.error) };
        const scoring = { found, assessor: given.visit.session.person, scores: read.data };
        const scored = await giveScores(needs, scoring, given);
        return "refusal" in scored
          ? scored
          : { ...scored, leadsTo: applicationPaths(found.application).own, keep: {} };
      },
    }),
  }),
  refusals,
});
