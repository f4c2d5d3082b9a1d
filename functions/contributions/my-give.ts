import { offerContribution } from "../../shared/contributions/commands.ts";
import {
  contributionForm,
  contributionKindNames,
  contributionKinds,
} from "../../shared/contributions/model.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { isMember, membershipKey } from "../../shared/people/membership.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { countOne } from "../../shared/protection/rate-limit.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { byMyPageLink } from "../my-page/own-page.ts";
import givePage from "./my-give.njk";

/** How often a member gives something in a day: as much as anybody would. */
const MOST_A_DAY = 10;

const hints: Readonly<Record<keyof typeof contributionKinds, string>> = {
  "case-study":
    "What you did, what came of it, what others can use. It becomes a draft in the catalogue, which the team edits with you.",
  session: "Something you would show or discuss at a webinar or in a community week.",
  help: "What you would help another organisation with. The team brings you together.",
  question:
    "The team looks at it and passes it on to members who follow a topic. Their answers come to your page.",
};

/** A member offers a case study, a session or help, or asks the others a question. */
export const page = sitePage({
  path: paths.myGive,
  names: byMyPageLink,
  load: async ({ table }, person, { request }) => {
    return isMember(await readItem(table, membershipKey(person)))
      ? { person }
      : { redirect: toPath(paths.myPage, { token: request.parameters.token }) };
  },
  show: (_needs, _found, { request }) =>
    view(givePage, {
      back: { href: toPath(paths.myPage, { token: request.parameters.token }), text: "Your page" },
      kinds: contributionKindNames.map((value) => ({
        value,
        text: contributionKinds[value],
        hint: { text: hints[value] },
      })),
      answers: {},
    }),
  steps: (step) => ({
    offer: step({
      form: contributionForm,
      run: async (needs, person, given) => {
        const limit = { name: "contribution", perHour: MOST_A_DAY, perDay: MOST_A_DAY };
        const counting = { keys: needs.keys, now: given.occasion.now, random: needs.random };
        const counts = [countOne(limit, person, "too-many" as const, counting)];
        const offered = await offerContribution(needs, { ...given.form, person, counts }, given);
        if ("refusal" in offered) return offered;
        const { token } = given.request.parameters;
        const { reference } = offered.done;
        return { done: true, leadsTo: toPath(paths.myContribution, { token: token ?? "", reference }) };
      },
    }),
  }),
  refusals: {
    "too-many": {
      text: "You have given a lot today. What you typed is still here: send it tomorrow",
      status: 429,
    },
  },
});
