import type { Assessing } from "../../../shared/applications/assessment/decide.ts";
import { decideApplication } from "../../../shared/applications/gate/commands.ts";
import { whyNotDecide } from "../../../shared/applications/gate/decide.ts";
import { type GateForm, readGateForm } from "../../../shared/applications/gate/input.ts";
import { readAssessing } from "../../../shared/applications/store.ts";
import { type FormErrors, formErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { mustBeToCome } from "../../../shared/pages/typed.ts";
import { checksOfGiven } from "../../../shared/sign-in/team.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import type { PageRequest } from "../../entry-points/request.ts";
import { typedFields } from "../../entry-points/typed-fields.ts";
import { applicationPaths, showRefused } from "../application/desk-application-view.ts";
import gatePage from "./desk-gate.njk";
import { firstGateAnswers, gateView, offersFor, tickedOffers } from "./gate-view.ts";

const refusals = {
  "not-of-team": {
    field: "owner",
    text: "Select who will look after the project from the list",
    status: 422,
  },
  "in-the-past": mustBeToCome("startsOn", "The day on which the work is planned to start"),
  "not-submitted":
    "This application is not waiting for a decision: it was withdrawn, or someone has already decided.",
  "not-assessed": "Too few people have scored this application to decide on it.",
  "has-conflict": "You declared an interest in this application, so someone else has to decide on it.",
  "own-scores-missing": "You are asked to score this application and have not. Give your scores first.",
} as const;

const tickedIn = ({ form }: PageRequest): readonly string[] => form.get("offers") ?? [];

/** What the form decides, or what is wrong with it. */
const readDecision = async (
  needs: PageNeeds,
  found: Assessing,
  request: PageRequest,
): Promise<{ readonly form: GateForm } | { readonly errors: FormErrors }> => {
  const offers = tickedOffers(await offersFor(needs, found), tickedIn(request));
  const form = readGateForm(found.call.criteria, typedFields(request), offers);
  if (!form.success) return { errors: formErrors(form.error) };
  return { form: form.data };
};

/** Gate 1: decides on an application, and drafts the letter. The form begins with the assessors' reasons to choose from. */
export const page = deskPage({
  path: paths.deskGate,
  names: byReference("application"),
  load: ({ table }, reference) => readAssessing(table, reference),
  show: async (needs, found, { request, visit }) => {
    const refusal = whyNotDecide(found, visit.session.person);
    if (refusal !== null) return showRefused(needs, visit, { found, why: refusals[refusal] });
    const answers = request.method === "POST" ? typedFields(request) : firstGateAnswers(found);
    return view(gatePage, await gateView(needs, found, { answers, ticked: tickedIn(request) }));
  },
  steps: (step) => ({
    decided: step({
      run: async (needs, reference, given) => {
        const found = await readAssessing(needs.table, reference);
        if (found === undefined) return { refusal: "unknown" };
        const read = await readDecision(needs, found, given.request);
        if ("errors" in read) return read;
        const checks = checksOfGiven([read.form.plan?.owner], [], "not-of-team");
        const deciding = { found, person: given.visit.session.person, form: read.form, checks };
        const decided = await decideApplication(needs, deciding, given);
        return "refusal" in decided
          ? decided
          : { ...decided, leadsTo: applicationPaths(found.application).own, keep: {} };
      },
    }),
  }),
  refusals,
});
