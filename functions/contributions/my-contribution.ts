import { contributionKinds } from "../../shared/contributions/model.ts";
import { readWithAnswers } from "../../shared/contributions/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { byMyPageLink } from "../my-page/own-page.ts";
import { stateWords } from "./contributions-section.ts";
import contributionPage from "./my-contribution.njk";

/** What a member gave, how it stands, and the answers to a question, with who gave each. Only its own member sees it. */
export const page = sitePage({
  path: paths.myContribution,
  names: (needs, asked) => {
    const person = byMyPageLink(needs, asked);
    if (typeof person !== "string") return person;
    const reference = parseReference("contribution", asked.request.parameters.reference);
    return reference === null ? undefined : { person, reference };
  },
  load: async ({ table }, named) => {
    const found = await readWithAnswers(table, named.reference);
    if (found === undefined || found.contribution.person !== named.person) return undefined;
    const people = await readPeople(
      table,
      found.answers.map(({ person }) => person),
    );
    return {
      contribution: found.contribution,
      answers: found.answers.map(({ text, at }, nth) => ({
        text,
        at,
        by: [people[nth]?.name ?? "Someone who was erased", people[nth]?.organisation]
          .filter(Boolean)
          .join(", "),
      })),
    };
  },
  show: (_needs, { contribution, answers }, { request }) =>
    view(contributionPage, {
      back: { href: toPath(paths.myPage, { token: request.parameters.token }), text: "Your page" },
      contribution,
      kind: contributionKinds[contribution.kind],
      state: stateWords[contribution.status],
      given: answers,
    }),
  arrivals: { offer: "Thank you. The team has it, and tells you by email what becomes of it." },
});
