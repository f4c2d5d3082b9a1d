import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { recordForm } from "../../../shared/re-uses/input.ts";
import { requestReUse } from "../../../shared/re-uses/request/commands.ts";
import { stageItems } from "../../../shared/re-uses/stage-words.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import { readUsable } from "../request/usable.ts";
import newPage from "./desk-new-re-use.njk";

/**
 * The form with which the team records a call; an address may say what it is about (`?used=CAI-...`). Where the organisation is in the ledger with
 * the same thing, that is added to it.
 */
export const page = deskPage({
  path: paths.deskNewReUse,
  names: nothing,
  load: (needs) => readUsable(needs),
  show: (_needs, usable, { request }) =>
    view(newPage, {
      answers: { used: request.query["used"] ?? "", howFar: "interested" },
      usable: [
        { value: "", text: "Select what they want to use" },
        ...usable.map(({ reference, title }) => ({ value: reference, text: `${title} (${reference})` })),
      ],
      none: usable.length === 0,
      stages: stageItems,
    }),
  asks: organisationQuestion,
  steps: (step) => ({
    recorded: step({
      form: recordForm,
      run: async (needs, _named, given) => {
        const { used, asker, introducedBy, howFar, whatFor, mayBeNamed, mayBeAsked, ...told } = given.form;
        const found = (await readUsable(needs)).find(({ reference }) => reference === used);
        if (found === undefined) return { errors: formError("used", "Select what they want to use") };
        const meant = await meantOrganisation(needs, given, told);
        if ("goOn" in meant) return meant;
        const request = {
          ...found.used,
          organisation: { name: meant.organisation, code: meant.organisationCode },
          by: "desk",
          introducedBy:
            introducedBy === ""
              ? ({ kind: "catalogue" } as const)
              : ({ kind: "person", name: introducedBy } as const),
          howFar,
          whatFor,
          mayBeNamed,
          mayBeAsked,
          owner: given.visit.session.person,
        } as const;
        const known = asker === undefined ? undefined : { ...asker, ...meant };
        const { done } = await requestReUse(needs, { request, asker: known }, given);
        return { done, leadsTo: toPath(paths.deskReUse, done), keep: {} };
      },
    }),
  }),
  refusals: {},
});
