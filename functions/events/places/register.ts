import { registrationForm } from "../../../shared/events/input.ts";
import { registerForEvent } from "../../../shared/events/places/commands.ts";
import { readEvent } from "../../../shared/events/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { makeLink } from "../../../shared/platform/links.ts";
import { tallyKey } from "../../../shared/protection/rate-limit.ts";
import { formCheck, limitAnswers } from "../../entry-points/form-check.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { isTrapped } from "../../entry-points/typed-fields.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import eventPage from "../event/event.njk";
import { describe, publicEvent } from "../event/event-view.ts";
import { closedRefusals } from "../refusals.ts";
import register from "./register.njk";

const checkEmail = (needs: PageNeeds, reference: string, place: "taken" | "held" | "waiting") => ({
  done: true,
  leadsTo: toPath(paths.registered, {
    reference,
    token: makeLink(needs.keys, "registration-received", `${reference}~${place}`),
  }),
});

/**
 * Registers somebody. The answer is the same whether or not they were registered before: what concerns them goes to their address. An
 * event that is closed shows its own page, which says why.
 */
export const page = sitePage({
  path: paths.register,
  names: byReference("event"),
  load: async ({ table, now }, reference) => publicEvent(await readEvent(table, reference), now()),
  show: (_needs, event, { request }) => {
    if (event.closed === null) return view(register, { event, answers: {} });
    if (request.method === "GET") return { redirect: event.href };
    return view(eventPage, { event, description: describe(event.description) });
  },
  asks: organisationQuestion,
  steps: (step) => ({
    register: step({
      form: registrationForm,
      run: async (needs, reference, given) => {
        // A robot that filled in the trap is answered like a person, so that it learns nothing.
        if (isTrapped(given.request)) return checkEmail(needs, reference, "taken");
        const meant = await meantOrganisation(needs, given, given.form);
        if ("goOn" in meant) return meant;
        // Forms with a proof are not counted by network: when thousands come in a minute, they come from few. Places are.
        const { keys } = needs;
        const { email } = given.form;
        const limited = { form: `register-${reference}`, email, countNetwork: false } as const;
        const network = tallyKey(`places-${reference}`, given.request.network, keys);
        const { writes: counts } = formCheck(needs, given.request, given.visit, limited);
        const form = { ...given.form, ...meant };
        const registered = await registerForEvent(needs, { event: reference, form, counts, network }, given);
        return "refusal" in registered ? registered : checkEmail(needs, reference, registered.done.place);
      },
    }),
  }),
  refusals: { ...closedRefusals, ...limitAnswers },
});
