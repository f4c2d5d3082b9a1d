import { requestMembership } from "../../shared/members/commands.ts";
import { joinForm } from "../../shared/members/input.ts";
import { readTopics } from "../../shared/members/topics/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { formCheck, limitAnswers } from "../entry-points/form-check.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { isTrapped } from "../entry-points/typed-fields.ts";
import { meantOrganisation, organisationQuestion } from "../organisations/organisation-question.ts";
import {
  consentItems,
  frequencyItems,
  roleItems,
  tickedErrors,
  tickedIn,
  topicItems,
} from "./choices-form.ts";
import join from "./join.njk";
import { organisationKindItems } from "./organisation-kind-items.ts";

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
  load: ({ table }) => readTopics(table),
  show: (_needs, { topics }, { request }) =>
    view(join, {
      answers: { frequency: "weekly" },
      segments: organisationKindItems,
      roles: roleItems,
      topics: topicItems(topics),
      frequencies: frequencyItems,
      consents: consentItems(),
      ticked: tickedIn(request),
    }),
  asks: organisationQuestion,
  steps: (step) => ({
    join: step({
      form: joinForm,
      run: async (needs, _named, given) => {
        if (isTrapped(given.request)) return checkEmail(needs);
        const ticked = tickedIn(given.request);
        const errors = tickedErrors(ticked);
        if (errors !== undefined) return { errors };
        const meant = await meantOrganisation(needs, given, given.form);
        if ("goOn" in meant) return meant;
        const champion = given.request.form.has("champion") ? { wouldChampion: true as const } : {};
        const form = { ...given.form, ...meant, ...ticked, ...champion };
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
