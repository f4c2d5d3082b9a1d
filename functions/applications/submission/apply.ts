import type { Call } from "../../../shared/applications/calls/model.ts";
import { startApplication } from "../../../shared/applications/submission/commands.ts";
import { startForm } from "../../../shared/applications/submission/input.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { organisationKindNames, organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { newReference } from "../../../shared/platform/references.ts";
import type { PageAnswer } from "../../entry-points/answer.ts";
import { formCheck, limitAnswers } from "../../entry-points/form-check.ts";
import { formInProgress, leadOn } from "../../entry-points/form-pages.ts";
import type { PageNeeds, Visit } from "../../entry-points/page.ts";
import { byReference, type View, view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { isTrapped, typedFields } from "../../entry-points/typed-fields.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import { callView } from "../calls/call-view.ts";
import { readPublicCall } from "../calls/public-call.ts";
import start from "./apply.njk";
import closed from "./closed.njk";
import notEligible from "./not-eligible.njk";
import { pathOfOwnApplication } from "./own-application.ts";

const organisationKindItems = organisationKindNames.map((value) => ({
  value,
  text: organisationKinds[value],
}));

/** Says why this kind of organisation cannot apply to the call, and what else there is for it. */
const explainEligibility = async (
  needs: PageNeeds,
  call: Call,
  { visit }: { readonly visit: Visit },
): Promise<View | PageAnswer> => {
  const shown = callView(call, needs.now());
  const going = await formInProgress(needs, visit);
  const typed = going && field(going.form, "segment");
  const segment = organisationKindNames.find((name) => name === typed);
  if (going === undefined || segment === undefined || call.segments.includes(segment))
    return { redirect: shown.applyHref };
  return view(notEligible, {
    call: shown,
    segment: organisationKinds[segment],
    supplier: segment === "supplier",
    changeHref: `${shown.applyHref}?${new URLSearchParams({ form: going.fields.formToken })}#segment`,
  });
};

/** Starts a draft, and leads to it. While the call is not open, says when it is. */
export const page = sitePage({
  path: paths.apply,
  names: byReference("call"),
  load: readPublicCall,
  show: async (needs, call, { request, visit }) => {
    const shown = callView(call, needs.now());
    if (shown.state !== "open") return view(closed, { call: shown });
    const going = request.method === "GET" ? await formInProgress(needs, visit) : undefined;
    const answers = going === undefined ? {} : typedFields(going);
    return view(start, { call: shown, answers, segments: organisationKindItems, ...going?.fields });
  },
  asks: { ...organisationQuestion, "not-eligible": explainEligibility },
  steps: (step) => ({
    start: step({
      form: startForm,
      run: async (needs, call, given) => {
        const toDraft = (application: string) => ({
          done: true,
          leadsTo: pathOfOwnApplication(needs, { application, call }),
        });
        // A robot that filled in the trap is led to a draft that is not there.
        if (isTrapped(given.request)) return toDraft(newReference("application", needs.randomBytes));
        const meant = await meantOrganisation(needs, given, given.form);
        if ("goOn" in meant) return meant;
        const form = { ...given.form, ...meant };
        const limited = { form: "application", email: form.email, countNetwork: true } as const;
        const { writes: counts } = formCheck(needs, given.request, given.visit, limited);
        const started = await startApplication(needs, { call, form, counts }, given);
        if ("done" in started) return toDraft(started.done.reference);
        const { refusal } = started;
        if (refusal !== "not-eligible") return { refusal };
        return { goOn: await leadOn(needs, given, { path: given.request.path, ask: "not-eligible" }) };
      },
    }),
  }),
  // A call that is not open shows its own page, which says when it is.
  refusals: { ...limitAnswers, "not-open-yet": {}, closed: {} },
});
