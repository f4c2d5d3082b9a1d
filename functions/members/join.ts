import { requestMembership } from "../../shared/members/commands.ts";
import { presentWording } from "../../shared/members/consents/purposes.ts";
import { joinForm } from "../../shared/members/input.ts";
import { allNewsTopics } from "../../shared/members/topics/model.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { formCheck, limitAnswers } from "../entry-points/form-check.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { isTrapped } from "../entry-points/typed-fields.ts";
import { meantOrganisation, organisationQuestion } from "../organisations/organisation-question.ts";
import join from "./join.njk";
import { segmentItems } from "./segment-items.ts";

const checkEmail = (needs: PageNeeds) => ({
  done: true,
  leadsTo: toPath(paths.joinRequested, {
    token: makeLink(needs.keys, "membership-requested", needs.newId()),
  }),
});

/** Takes in the wish to join. Whoever is known, a member, asked too often for one address, or a robot in the trap gets the same answer. */
export const page = sitePage({
  path: paths.join,
  names: nothing,
  load: (_needs, named) => named,
  show: () => view(join, { answers: {}, segments: segmentItems, consentText: presentWording("news").text }),
  asks: organisationQuestion,
  steps: (step) => ({
    join: step({
      form: joinForm,
      run: async (needs, _named, given) => {
        if (isTrapped(given.request)) return checkEmail(needs);
        const meant = await meantOrganisation(needs, given, given.form);
        if ("goOn" in meant) return meant;
        const { consent: _consent, ...told } = given.form;
        const chosen = { topics: allNewsTopics, frequency: "at-once", purposes: ["news"] } as const;
        const form = { ...told, ...meant, ...chosen };
        const limited = { form: "join", email: form.email, countNetwork: true } as const;
        const { writes: counts } = formCheck(needs, given.request, given.visit, limited);
        const requested = await requestMembership(needs, { form, counts }, given);
        return "refusal" in requested ? requested : checkEmail(needs);
      },
    }),
  }),
  refusals: {
    "network-limit": limitAnswers["network-limit"],
    "form-limit": limitAnswers["form-limit"],
  },
});
